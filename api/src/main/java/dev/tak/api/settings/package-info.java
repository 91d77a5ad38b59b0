/**
 * Users and groups: read from the document that this pod holds, changed through config. For administrators; every pod
 * also follows the settings, to know its callers.
 */
package dev.tak.api.settings;
