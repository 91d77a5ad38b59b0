package dev.tak.ignite.cluster;

/**
 * One of Ignite's own metrics.
 *
 * @param kind of thing that it is about
 * @param subject the thing; empty where there is one of its kind
 * @param name as Ignite has it
 */
public record IgniteSample(MetricKind kind, String subject, String name, double value) {}
