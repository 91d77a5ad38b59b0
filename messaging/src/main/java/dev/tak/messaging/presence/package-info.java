/**
 * Who is there, on all pods: each pod announces the devices of its own, keeps a roster of all, and tells its own devices
 * of those that have left. There is no leader and no lock.
 */
package dev.tak.messaging.presence;
