/** The port that devices connect to, from the handshake to the end of a connection. */
package dev.tak.messaging.listener;
