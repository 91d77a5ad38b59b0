/** How a command speaks to the supervisor: one JSON line to its Unix domain socket, JSON lines back. */
package dev.tak.cli.control;
