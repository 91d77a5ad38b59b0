/** What a node is told, and the small types its settings are made of. */
package dev.tak.ignite.settings;
