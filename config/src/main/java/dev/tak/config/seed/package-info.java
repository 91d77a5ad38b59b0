/** The first revision of the settings: read from a file, once in the life of a deployment. */
package dev.tak.config.seed;
