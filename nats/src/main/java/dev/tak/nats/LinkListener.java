package dev.tak.nats;

import io.nats.client.Connection;
import io.nats.client.Consumer;

/** Who is told what happens to the link. Told on one thread at a time. */
interface LinkListener {

    /** There is a new jnats connection; what is subscribed has to be subscribed on it. */
    void opened(Connection connection);

    /** Messages flow, and the server knows the subscriptions. */
    void up(boolean again);

    /** A handler is too slow, and jnats has begun to drop its messages. */
    void slow(Consumer consumer);
}
