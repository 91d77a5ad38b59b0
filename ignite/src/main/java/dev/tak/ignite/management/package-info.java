/** The management port: health, metrics, and the few commands that a node takes. */
package dev.tak.ignite.management;
