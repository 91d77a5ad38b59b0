/**
 * Shared state in Ignite, as the services use it: one repository class for each kind of state, below them one bean
 * that carries the fault-tolerance policy of every call ({@link dev.tak.cache.IgniteCalls}), and below that the one
 * thin client of the process ({@link dev.tak.cache.IgniteClientKeeper}).
 *
 * <p>Everything here blocks: call it on virtual threads, never on an event loop. What fails is a
 * {@link dev.tak.cache.CacheException}, which tells <em>try later</em> from <em>your request is wrong</em>.
 */
package dev.tak.cache;
