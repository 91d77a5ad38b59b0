package dev.tak.nats;

import java.util.function.LongConsumer;

/** Interest in a subject. It lives until it is closed, through every loss of the connection. */
public interface Subscription extends AutoCloseable {

    /** The subject, possibly with wildcards. */
    String subject();

    /**
     * Sets who is told that messages were lost because the handler was too slow: the number of messages lost since it
     * was told before. Told on the thread of the handler, before the next message, or on a thread of jnats.
     */
    void onDropped(LongConsumer listener);

    /** Ends it. A handler that is running finishes, and none is started afterwards. Does not wait; may be repeated. */
    @Override
    void close();
}
