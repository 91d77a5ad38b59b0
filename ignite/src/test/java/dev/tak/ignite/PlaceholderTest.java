package dev.tak.ignite;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void x() {}
}
