/**
 * Shared state as it lies in Ignite: the caches and the protobuf records in them. Plain Java, used by the services
 * through {@code common-cache/runtime} and by the Ignite node.
 */
package dev.tak.cache.model;
