/** What a TAK system on one machine is made of: its parts, their addresses, environment, commands and files. */
package dev.tak.cli.house;
