/** Processes of the operating system: starting, signalling, recognising and probing them. */
package dev.tak.cli.process;
