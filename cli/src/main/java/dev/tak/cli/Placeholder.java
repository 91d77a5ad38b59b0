package dev.tak.cli;

final class Placeholder {}
