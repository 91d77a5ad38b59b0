package dev.tak.cot;

final class Placeholder {}
