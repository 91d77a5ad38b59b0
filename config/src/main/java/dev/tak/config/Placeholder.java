package dev.tak.config;

final class Placeholder {}
