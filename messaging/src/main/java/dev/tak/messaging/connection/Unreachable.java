package dev.tak.messaging.connection;

import io.netty.channel.unix.Errors.NativeIoException;
import java.io.IOException;
import java.util.Set;

/** The errors by which the kernel says that it has given up a peer: {@code ETIMEDOUT} and what a router answered. */
final class Unreachable {

    /** ENETUNREACH, ETIMEDOUT, EHOSTDOWN, EHOSTUNREACH of Linux. */
    private static final Set<Integer> NUMBERS = Set.of(101, 110, 112, 113);

    /** The same as glibc words them: the JDK passes on nothing else. */
    private static final Set<String> WORDS =
            Set.of("Network is unreachable", "Connection timed out", "Host is down", "No route to host");

    private Unreachable() {}

    static boolean is(Throwable failure) {
        return switch (failure) {
            case NativeIoException failed -> NUMBERS.contains(-failed.expectedErr());
            case IOException failed -> failed.getMessage() != null && WORDS.contains(failed.getMessage());
            default -> false;
        };
    }
}
