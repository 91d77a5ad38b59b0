package dev.tak.nats;

final class Placeholder {}
