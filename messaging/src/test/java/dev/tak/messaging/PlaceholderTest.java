package dev.tak.messaging;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void x() {}
}
