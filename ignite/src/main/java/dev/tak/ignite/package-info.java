/** The Ignite server node as it runs in the StatefulSet: one process, one node. */
package dev.tak.ignite;
