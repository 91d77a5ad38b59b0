/**
 * The development certificates of a system that runs on one machine: a certificate authority, the server's
 * certificate, those of the users, and the packages with which a phone is set up.
 *
 * <p>{@link dev.tak.cli.pki.DevelopmentPki} is the way in. For development and tests only: the authority's key lies
 * unencrypted on the disk, readable by its owner alone.
 */
package dev.tak.cli.pki;
