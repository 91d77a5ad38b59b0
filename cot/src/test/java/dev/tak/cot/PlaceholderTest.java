package dev.tak.cot;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void x() {}
}
