/** From a fresh machine to a running system. */
package dev.tak.cli.up;
