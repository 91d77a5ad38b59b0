package dev.tak.messaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A network namespace with one cable to this machine. Devices in it are processes of {@code openssl}; when the cable is
 * cut, they and their kernel are gone without a word. Needs root, {@code ip} and {@code openssl}.
 */
final class CutOffNetwork implements AutoCloseable {

    /** Of the range that is reserved for tests of networks. */
    private static final String HERE = "198.18.77.1";

    private static final String THERE = "198.18.77.2";
    private static final String CABLE = "there";
    private static final long COMMAND_SECONDS = 10;

    private final String name = "tak-" + ProcessHandle.current().pid();
    private final List<Process> devices = new ArrayList<>();

    private CutOffNetwork() {}

    /** Empty when none can be made here. */
    static Optional<CutOffNetwork> make() throws IOException, InterruptedException {
        CutOffNetwork network = new CutOffNetwork();
        boolean made = works("openssl", "version")
                && works("ip", "netns", "add", network.name)
                && works("ip", "link", "add", network.name, "type", "veth", "peer", CABLE, "netns", network.name)
                && works("ip", "addr", "add", HERE + "/30", "dev", network.name)
                && works("ip", "link", "set", network.name, "up")
                && works("ip", "-n", network.name, "addr", "add", THERE + "/30", "dev", CABLE)
                && works("ip", "-n", network.name, "link", "set", CABLE, "up");
        if (!made) {
            network.close();
            return Optional.empty();
        }
        return Optional.of(network);
    }

    /** Connects a device of that user; what it receives comes to be in the file. */
    Path connect(String user) throws IOException {
        Config config = ConfigProvider.getConfig();
        Path received = Files.createTempFile(Path.of("target").toAbsolutePath(), user, ".received");
        received.toFile().deleteOnExit();
        devices.add(new ProcessBuilder(
                        "ip",
                        "netns",
                        "exec",
                        name,
                        "openssl",
                        "s_client",
                        "-quiet",
                        "-connect",
                        HERE + ":" + config.getValue(SystemResource.PORT, String.class),
                        "-cert",
                        config.getValue("test." + user + ".certificate", String.class),
                        "-key",
                        config.getValue("test." + user + ".key", String.class))
                .redirectOutput(received.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        return received;
    }

    void cut() throws IOException, InterruptedException {
        if (!works("ip", "-n", name, "link", "set", CABLE, "down")) {
            throw new IOException("The cable can't be cut");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        devices.forEach(Process::destroyForcibly);
        for (Process device : devices) {
            device.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS);
        }
        works("ip", "netns", "del", name);
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
