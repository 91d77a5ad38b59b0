package dev.tak.cot;

/**
 * The sender's TAK version: {@code /event/detail/takv}. What is missing is empty.
 *
 * @param device model of the device
 * @param platform as in {@code ATAK-CIV}
 * @param os operating system
 * @param version of the TAK client
 */
public record Takv(String device, String platform, String os, String version) {}
