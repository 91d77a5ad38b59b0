/** What a machine must offer before a part can start: the NATS server's binary, free ports, memory. */
package dev.tak.cli.prerequisites;
