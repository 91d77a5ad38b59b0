package dev.tak.api;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void x() {}
}
