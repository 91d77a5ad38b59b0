/** What must hold for every event that was sent or received. */
package dev.tak.tests.watch;
