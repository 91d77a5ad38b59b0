package dev.tak.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What works on a JVM and silently does not in a native image. */
class NativeImageGuardTest {

    /** What Ignite's client writes without looking into a class, and what tells it when. */
    private static final Set<String> WRITTEN_WITHOUT_REFLECTION = Set.of(
            "byte[]",
            String.class.getTypeName(),
            "boolean",
            "void",
            Duration.class.getTypeName(),
            "java.util.Set<java.lang.String>",
            "java.util.List<java.lang.String>",
            "java.util.Map<java.lang.String, byte[]>");

    /** An object of an unregistered class would be stored without its fields, and the write would succeed. */
    @Test
    void whatGoesIntoACacheIsBytesOrAString() {
        Stream<Type> types = Arrays.stream(ByteCache.class.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .flatMap(NativeImageGuardTest::types);

        assertThat(types.map(Type::getTypeName).toList()).isNotEmpty().allMatch(WRITTEN_WITHOUT_REFLECTION::contains);
    }

    @Test
    void aProcessWhoseNetworkThreadWouldHangDoesNotStart() throws Exception {
        assertThat(startedWith()).contains("Ignite's client would hang").contains("sun.nio.ch");
        assertThat(startedWith("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")).isEmpty();
    }

    private static Stream<Type> types(Method method) {
        return Stream.concat(
                Stream.of(method.getGenericReturnType()), Arrays.stream(method.getGenericParameterTypes()));
    }

    private static String startedWith(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Start.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** A process that makes the check and nothing else. */
    static final class Start {

        private Start() {}

        public static void main(String[] arguments) {
            NetworkThread.requireThatItClosesBrokenConnections();
        }
    }
}
