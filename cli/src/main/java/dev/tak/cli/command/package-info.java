/** What people type after {@code ./tak}, one class a command. */
package dev.tak.cli.command;
