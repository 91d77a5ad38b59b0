/** Files with the rights that secrets need. */
package dev.tak.cli.files;
