package dev.tak.config.seed;

import dev.tak.cache.SettingsRepository;
import dev.tak.config.ConfigSettings;
import dev.tak.config.Seeders;
import dev.tak.config.change.Announcements;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

@Singleton
class SeedingPods implements Seeders {

    private final SettingsRepository repository;
    private final SeedSource source;
    private final Announcements announcements;
    private final ConfigSettings settings;

    SeedingPods(
            SettingsRepository repository, SeedSource source, Announcements announcements, ConfigSettings settings) {
        this.repository = repository;
        this.source = source;
        this.announcements = announcements;
        this.settings = settings;
    }

    @Override
    public void runMore(int pods) {
        List<Thread> running = Stream.generate(() -> new Seeding(repository, source, announcements, settings))
                .limit(pods)
                .map(pod -> Thread.ofVirtual().start(pod::run))
                .toList();
        running.forEach(SeedingPods::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
