/** What a node does for the cluster while it runs: activation, baseline, lost partitions, and leaving when the majority is gone. */
package dev.tak.ignite.cluster;
