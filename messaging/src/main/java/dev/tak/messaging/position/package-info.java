/** Where everybody is: in memory, in shared state, and for newcomers. */
package dev.tak.messaging.position;
