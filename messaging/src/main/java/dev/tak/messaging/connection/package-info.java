/** One device's connection: who is behind it, what waits for it, and its row in shared state. */
package dev.tak.messaging.connection;
