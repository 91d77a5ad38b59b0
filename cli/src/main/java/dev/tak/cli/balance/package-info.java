/** One address for all parts of a kind, as a Kubernetes Service gives it. */
package dev.tak.cli.balance;
