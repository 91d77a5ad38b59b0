package dev.tak.config;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void x() {}
}
