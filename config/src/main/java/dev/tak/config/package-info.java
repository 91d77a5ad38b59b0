/**
 * The system's settings: the one document that says who the users are and which groups they are in. The first one
 * comes from a file ({@code seed}), every later one from a change that somebody asked for ({@code change}).
 */
package dev.tak.config;
