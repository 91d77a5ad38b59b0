/**
 * The Marti REST API that TAK clients speak, and the administrators' API, over HTTPS with client certificates: who
 * asks ({@code security}), what the server is ({@code version}), who is connected ({@code contact}), users and groups
 * ({@code settings}), and the one form of every error ({@code error}).
 *
 * <p>Every pod answers everything: state is in {@code dev.tak.cache}, changes are asked of config by NATS.
 */
package dev.tak.api;
