/**
 * The devices' connections: who may connect ({@code listener}), what a connection is and how it is written to
 * ({@code connection}), which event reaches whom ({@code routing}), and where everybody is ({@code position}).
 */
package dev.tak.messaging;
