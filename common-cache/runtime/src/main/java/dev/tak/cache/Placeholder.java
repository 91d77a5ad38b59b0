package dev.tak.cache;

final class Placeholder {}
