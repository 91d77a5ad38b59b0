/** A service that runs from its sources, in place of a supervised part. */
package dev.tak.cli.develop;
