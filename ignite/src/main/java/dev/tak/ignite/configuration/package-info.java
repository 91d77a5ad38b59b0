/** The node's Ignite configuration: caches, memory, disk, ports and pools, all set on purpose. */
package dev.tak.ignite.configuration;
