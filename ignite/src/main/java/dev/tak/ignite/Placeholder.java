package dev.tak.ignite;

final class Placeholder {}
