package dev.tak.cli;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void x() {}
}
