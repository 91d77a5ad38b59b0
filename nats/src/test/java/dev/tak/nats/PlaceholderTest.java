package dev.tak.nats;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void x() {}
}
