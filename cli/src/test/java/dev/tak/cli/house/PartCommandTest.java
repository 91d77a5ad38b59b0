package dev.tak.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartCommandTest {
    private static final Path ROOT = Path.of("/checkout");
    private static final Layout LAYOUT = Layout.of(Size.WHOLE, ROOT, new Home(Path.of("/home")), 0, Map.of());

    private static List<String> command(Packaging packaging, String part) {
        return new PartCommand(ROOT, Path.of("/jdk/bin/java"), Path.of("/bin/nats-server"), packaging)
                .of(LAYOUT.part(part));
    }

    @Test
    void a_native_service_is_its_executable() {
        assertThat(command(Packaging.NATIVE, "api-1"))
                .containsExactly("/checkout/api/target/tak-api-0.1.0-SNAPSHOT-runner", "-Xmx256m");
    }

    @Test
    void an_ignite_node_runs_on_a_jvm_beside_native_services() {
        assertThat(command(Packaging.NATIVE, "ignite-0")).isEqualTo(command(Packaging.JVM, "ignite-0"));
    }

    @Test
    void the_first_part_of_a_kind_writes_the_archive_that_all_start_from() {
        String use = "-XX:SharedArchiveFile=/checkout/api/target/classes.jsa";

        assertThat(command(Packaging.JVM, "api-0")).contains("-XX:+AutoCreateSharedArchive", use);
        assertThat(command(Packaging.JVM, "api-1")).contains(use).doesNotContain("-XX:+AutoCreateSharedArchive");
    }

    @Test
    void classes_that_are_not_packaged_yet_come_from_no_archive() {
        assertThat(command(Packaging.CLASSES, "ignite-0"))
                .contains("/checkout/ignite/target/classes:/checkout/ignite/target/lib/*")
                .noneMatch(argument -> argument.contains("SharedArchiveFile"));
    }
}
