package dev.tak.cache.deployment;

import dev.tak.cli.house.Infrastructure;
import java.util.function.BiConsumer;

/**
 * Three Ignite nodes as processes, for an application under {@code QuarkusUnitTest}. They are started outside of the
 * application's class loader, and reached from inside by a type that both know.
 */
final class ThreeNodes {

    private static final String HANDLE = "three-nodes";
    private static final String ADDRESSES = "ignite.client.addresses";

    private static Infrastructure running;

    /** What a test does to a node. */
    enum Deed {
        KILL,
        FREEZE,
        THAW,
        RESTART,
        AWAIT_READY
    }

    private ThreeNodes() {}

    static void start() {
        running = Infrastructure.start(3, 0);
        System.setProperty(ADDRESSES, running.serviceConfiguration().get(ADDRESSES));
        BiConsumer<String, String> handle = ThreeNodes::perform;
        System.getProperties().put(HANDLE, handle);
    }

    static void stop() {
        System.getProperties().remove(HANDLE);
        System.clearProperty(ADDRESSES);
        running.close();
    }

    private static void perform(String deed, String node) {
        switch (Deed.valueOf(deed)) {
            case KILL -> running.kill(node);
            case FREEZE -> running.freeze(node);
            case THAW -> running.thaw(node);
            case RESTART -> running.restart(node);
            case AWAIT_READY -> running.awaitReady(node);
        }
    }

    @SuppressWarnings("unchecked")
    static void node(Deed deed, String node) {
        ((BiConsumer<String, String>) System.getProperties().get(HANDLE)).accept(deed.name(), node);
    }
}
