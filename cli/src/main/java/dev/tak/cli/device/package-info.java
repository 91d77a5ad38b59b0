/**
 * Simulated TAK devices: each a real TLS connection with a client certificate, that behaves as a phone does.
 *
 * <p>{@link dev.tak.cli.device.SimulatedDevice} is one of them; {@link dev.tak.cli.device.ClientCommand} shows one on a terminal.
 */
package dev.tak.cli.device;
