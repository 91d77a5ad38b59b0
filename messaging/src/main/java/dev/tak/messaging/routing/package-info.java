/** Who gets an event, on this pod and on the others. */
package dev.tak.messaging.routing;
