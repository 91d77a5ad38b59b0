/** The {@code ./tak} command: runs the whole system on one machine. It speaks to the parts from outside only. */
package dev.tak.cli;
