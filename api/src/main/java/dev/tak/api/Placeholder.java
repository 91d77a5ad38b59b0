package dev.tak.api;

final class Placeholder {}
