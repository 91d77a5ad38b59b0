/**
 * Errors: whatever goes wrong, wherever, reaches the caller in the same form ({@link dev.tak.api.error.ErrorBody}).
 *
 * <p>Without a body go out what Quarkus answers before anything of ours sees the request: 400 for what is no URI, 414
 * and 431 for a request line or headers that are too long, and 413 for a body in chunks that becomes too large.
 */
package dev.tak.api.error;
