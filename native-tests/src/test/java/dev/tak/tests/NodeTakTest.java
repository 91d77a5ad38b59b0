package dev.tak.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tak.cli.pki.DevelopmentPki;
import dev.tak.cli.pki.PemFiles;
import dev.tak.tests.house.House;
import dev.tak.tests.house.SharedHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Devices that others wrote: {@code @tak-ps/node-tak} and {@code @tak-ps/node-cot}, run against the whole system. */
@ExtendWith(SharedHouse.class)
class NodeTakTest {

    private static final Path PROJECT = Path.of("src/test/node").toAbsolutePath();

    @Test
    void twoOfThemSeeEachOther(House house) throws Exception {
        DevelopmentPki pki =
                DevelopmentPki.ensure(house.home(), "127.0.0.1", house.devices().port());
        PemFiles ana = pki.issueUser("ana");
        PemFiles ben = pki.issueUser("ben");
        Path installed = Files.createDirectories(Path.of("target/node").toAbsolutePath());
        for (String file : List.of("package.json", "package-lock.json", "two-devices.mjs")) {
            Files.copy(
                    PROJECT.resolve(file), installed.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        copyStub(installed);
        run(installed, Duration.ofMinutes(5), Map.of(), "npm", "ci", "--no-audit", "--no-fund");

        String output = run(
                installed,
                Duration.ofMinutes(1),
                Map.of(
                        "TAK_STREAM", "ssl://127.0.0.1:" + house.devices().port(),
                        "TAK_API", "https://127.0.0.1:" + house.rest().port(),
                        "TAK_CA", pki.trust().toString(),
                        "TAK_A_CERT", ana.certificate().toString(),
                        "TAK_A_KEY", ana.key().toString(),
                        "TAK_B_CERT", ben.certificate().toString(),
                        "TAK_B_KEY", ben.key().toString()),
                "node_modules/node/bin/node",
                "two-devices.mjs");

        assertThat(output).contains("both devices see each other");
    }

    private static void copyStub(Path installed) throws IOException {
        Path stub = Files.createDirectories(installed.resolve("p12-pem"));
        for (String file : List.of("package.json", "index.js")) {
            Files.copy(
                    PROJECT.resolve("p12-pem").resolve(file),
                    stub.resolve(file),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String run(Path directory, Duration atMost, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        assertThat(process.waitFor())
                .as("%s:\n%s", String.join(" ", command), text)
                .isZero();
        return text;
    }
}
