package dev.tak.config.seed;

import dev.tak.cache.model.Settings;
import dev.tak.config.ConfigSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The file that the first settings are read from. */
@Singleton
class SeedSource {

    private static final int SERVER_ID_BYTES = 6;

    private final Path file;
    private final FirstSettings first;

    SeedSource(ConfigSettings settings) {
        this.file = settings.seed();
        this.first = new FirstSettings(settings.limits());
    }

    Path file() {
        return file;
    }

    /**
     * Revision 1, with a server id of its own at each call.
     *
     * @throws SeedException naming the file and what is wrong
     */
    Settings read() throws SeedException {
        try {
            return first.of(SeedParser.parse(Files.readString(file)), serverId());
        } catch (NoSuchFileException missing) {
            throw new SeedException(
                    "The seed %s does not exist: put the first settings there, or name another file by CONFIG_SEED"
                            .formatted(file),
                    missing);
        } catch (CharacterCodingException notUtf8) {
            throw new SeedException("The seed %s is not UTF-8".formatted(file), notUtf8);
        } catch (IOException unreadable) {
            throw new SeedException("The seed %s can't be read: %s".formatted(file, unreadable), unreadable);
        } catch (SeedException wrong) {
            throw new SeedException("The seed %s: %s".formatted(file, wrong.getMessage()), wrong);
        }
    }

    private static String serverId() {
        byte[] random = new byte[SERVER_ID_BYTES];
        new SecureRandom().nextBytes(random);
        return "tak-" + HexFormat.of().formatHex(random);
    }
}
