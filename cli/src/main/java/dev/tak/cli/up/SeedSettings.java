package dev.tak.cli.up;

import dev.tak.cli.files.PrivateFiles;
import dev.tak.cli.house.Home;
import java.io.IOException;
import java.nio.file.Files;

/** The settings that a system starts with; the config service reads them once, afterwards it owns them. */
final class SeedSettings {
    private static final String DEVELOPMENT = """
            # The settings that a new system starts with. Once it runs, they are changed through the
            # administration of the API, and this file is not read again.
            groups:
              Blue: { description: Ana and ben }
              Ops: { description: Ben sends to ana }
            users:
              ana: { in: [Blue], out: [Blue, Ops] }
              ben: { in: [Blue, Ops], out: [Blue] }
              admin: { groups: [Blue, Ops], role: administrator }
            # Group of a certificate whose user is not listed; null: refused.
            defaultGroup: null
            """;

    private SeedSettings() {}

    static void ensure(Home home) throws IOException {
        if (!Files.exists(home.settings())) {
            PrivateFiles.write(home.settings(), DEVELOPMENT);
        }
    }
}
