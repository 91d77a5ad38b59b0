/** What clients ask first: which server this is. */
package dev.tak.api.version;
