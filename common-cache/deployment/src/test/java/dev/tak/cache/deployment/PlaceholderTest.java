package dev.tak.cache.deployment;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void x() {}
}
