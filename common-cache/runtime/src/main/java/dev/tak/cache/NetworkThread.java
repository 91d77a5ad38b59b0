package dev.tak.cache;

import java.lang.reflect.InaccessibleObjectException;
import java.util.List;

/**
 * The thin client's only network thread. When it can't reach into the JDK's selector it takes a path that sleeps for a
 * second after each connection reset and never closes the broken session, so that calls to a killed node hang
 * (measured: in 9 of 11 kills). That needs {@code sun.nio.ch} opened on a JVM, and two fields registered in a native
 * image; Ignite says nothing when either is missing.
 */
final class NetworkThread {

    private static final String SELECTOR = "sun.nio.ch.SelectorImpl";
    private static final List<String> KEY_SETS = List.of("selectedKeys", "publicSelectedKeys");

    private NetworkThread() {}

    /** @throws IllegalStateException if it would hang on connections that are reset */
    static void requireThatItClosesBrokenConnections() {
        try {
            Class<?> selector = Class.forName(SELECTOR);
            for (String keySet : KEY_SETS) {
                selector.getDeclaredField(keySet).setAccessible(true);
            }
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw new IllegalStateException(
                    "Ignite's client would hang when a node is killed: it can't reach the fields " + KEY_SETS + " of "
                            + SELECTOR + ". A JVM needs --add-opens java.base/sun.nio.ch=ALL-UNNAMED, a native"
                            + " executable the reachability metadata of common-cache.",
                    e);
        }
    }
}
