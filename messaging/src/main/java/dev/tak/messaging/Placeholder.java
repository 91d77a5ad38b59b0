package dev.tak.messaging;

final class Placeholder {}
