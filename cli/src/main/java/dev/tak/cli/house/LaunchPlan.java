package dev.tak.cli.house;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tak.cli.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./tak up} was told, kept for the supervisor.
 *
 * @param services how the services that it starts were built
 * @param hosts address of a part (key: its name) that does not listen on loopback
 * @param environment more variables, by part or kind
 * @param prefixes command prefix, by part or kind
 * @param natsServer path of the NATS server's binary
 */
public record LaunchPlan(
        Size size,
        Packaging services,
        int portOffset,
        Map<String, String> hosts,
        Map<String, Map<String, String>> environment,
        Map<String, List<String>> prefixes,
        String natsServer) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public void save(Home home) throws IOException {
        PrivateFiles.write(file(home), JSON.writeValueAsString(this));
    }

    public static LaunchPlan load(Home home) throws IOException {
        return JSON.readValue(file(home).toFile(), LaunchPlan.class);
    }

    private static Path file(Home home) {
        return home.run().resolve("plan.json");
    }

    public Layout layout(Path root, Home home) {
        return Layout.of(size, root, home, portOffset, hosts);
    }

    public LaunchOptions options() {
        return new LaunchOptions(environment, prefixes);
    }
}
