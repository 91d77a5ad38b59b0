package dev.tak.cli.house;

import dev.tak.cli.files.PrivateFiles;
import dev.tak.cli.process.GivingWay;
import dev.tak.cli.process.SavedProcesses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts the process of a part: its environment, its log and its entry among the saved processes. */
public final class PartLauncher {
    private static final long LARGEST_LOG_BYTES = 20L * 1024 * 1024;
    /** What a part may see of the environment that it is started from. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME", "JAVA_TOOL_OPTIONS");

    private final Layout layout;
    private final PartCommand command;
    private final PartEnvironment environment;
    private final LaunchOptions options;
    private final SavedProcesses saved;
    /** For services only: everybody waits for an Ignite node that joins. */
    private final List<String> givingWay = GivingWay.prefix();

    public PartLauncher(Layout layout, PartCommand command, PartEnvironment environment, LaunchOptions options) {
        this.layout = layout;
        this.command = command;
        this.environment = environment;
        this.options = options;
        this.saved = new SavedProcesses(layout.home().run());
    }

    /** @throws IOException if the command can't be run, or a file of the home not be written */
    public Process start(Part part) throws IOException {
        Path data = PrivateFiles.directory(layout.data(part));
        Path log = layout.home().log(part.name());
        rotate(log);
        PrivateFiles.file(log);

        List<String> line = new ArrayList<>(PartKind.services().contains(part.kind()) ? givingWay : List.of());
        line.addAll(options.prefix(part));
        line.addAll(command.of(part));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(data.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> variables = builder.environment();
        variables.keySet().retainAll(INHERITED);
        variables.putAll(environment.of(part));

        Process process = builder.start();
        saved.save(part.name(), process.toHandle());
        return process;
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
