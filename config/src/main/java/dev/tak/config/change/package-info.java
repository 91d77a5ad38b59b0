/**
 * Changes of the settings: what each of them may do ({@code SettingsEditor}, pure), how many of them become one
 * revision ({@code ChangeQueue}, {@code ChangeWriter}), and how they come in ({@code SettingsChanges}).
 */
package dev.tak.config.change;
