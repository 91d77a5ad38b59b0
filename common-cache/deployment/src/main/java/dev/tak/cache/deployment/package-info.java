/** Build steps of the extension. */
package dev.tak.cache.deployment;
