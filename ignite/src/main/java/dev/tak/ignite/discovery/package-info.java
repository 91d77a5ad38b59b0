/** How a node finds the others: names that are resolved anew at each look-up. */
package dev.tak.ignite.discovery;
