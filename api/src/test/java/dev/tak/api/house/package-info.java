/** What the tests stand on: real Ignite, NATS and certificates, callers, and somebody in config's place. */
package dev.tak.api.house;
