package dev.tak.config.seed;

import dev.tak.cache.CacheException;
import dev.tak.cache.CacheUnavailableException;
import dev.tak.cache.ClaimOutcome;
import dev.tak.cache.SettingsRepository;
import dev.tak.cache.model.Role;
import dev.tak.cache.model.Settings;
import dev.tak.config.ConfigSettings;
import dev.tak.config.change.Announcements;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Gives a new deployment its first settings: once shared state has answered that it holds none, never because it can't
 * be reached. Several pods may do so at once; one of them claims revision 1, and the others take what it made.
 */
@Singleton
class Seeding {

    private static final Logger LOG = Logger.getLogger(Seeding.class);

    private final SettingsRepository repository;
    private final SeedSource source;
    private final Announcements announcements;
    private final Duration pause;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private String lastTrouble = "";

    Seeding(SettingsRepository repository, SeedSource source, Announcements announcements, ConfigSettings settings) {
        this.repository = repository;
        this.source = source;
        this.announcements = announcements;
        this.pause = settings.seedPause();
    }

    void start(@Observes StartupEvent started) {
        Thread.ofVirtual().name("settings-seeding").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    void run() {
        try {
            do {
                if (settingsStand()) {
                    return;
                }
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            LOG.debug("Seeding was interrupted", interrupted);
        }
    }

    private boolean settingsStand() {
        try {
            Optional<Settings> latest = repository.latest();
            return latest.isPresent() || seed();
        } catch (CacheUnavailableException later) {
            LOG.debug("Whether there are settings is not known yet", later);
        } catch (CacheException wrong) {
            complain("Shared state can't say whether there are settings: " + wrong.getMessage());
        } catch (SeedException wrong) {
            complain("There are no settings, and this pod can't make the first ones. " + wrong.getMessage());
        }
        return false;
    }

    /** An unknown outcome of the claim is an exception: the next round looks. */
    private boolean seed() throws SeedException {
        Settings first = source.read();
        if (repository.claim(first) == ClaimOutcome.TAKEN) {
            LOG.info("Another pod has made the first settings");
            return true;
        }
        LOG.infof(
                "First settings made of %s: %d users, %d groups, server id %s",
                source.file(), first.getUsersCount(), first.getGroupsCount(), first.getServerId());
        if (first.getUsersMap().values().stream().noneMatch(user -> user.getRole() == Role.ADMINISTRATOR)) {
            LOG.warnf("%s names no administrator: nobody can change the settings", source.file());
        }
        announcements.announce(first.getRevision());
        return true;
    }

    /** Each trouble once, not at every pause. */
    private void complain(String trouble) {
        if (!trouble.equals(lastTrouble)) {
            LOG.error(trouble);
            lastTrouble = trouble;
        }
    }
}
