/** Errors: whatever goes wrong, wherever, reaches the caller in the same form. */
package dev.tak.api.error;
