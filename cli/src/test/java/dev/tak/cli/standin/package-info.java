/** Processes that stand in for the services, in tests of what supervises them. */
package dev.tak.cli.standin;
