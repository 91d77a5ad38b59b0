package dev.tak.config.change;

import dev.tak.cache.model.SettingsChange;
import dev.tak.config.DisplayText;

/**
 * What a change is about, such as {@code user "ana"}.
 *
 * @param verb what it does
 * @param kind of the record
 * @param name of the record, as it came
 */
record Subject(String verb, String kind, String name) {

    private static final int SHOWN = 64;

    static Subject of(SettingsChange change) {
        return switch (change.getChangeCase()) {
            case PUT_USER -> new Subject("put", "user", change.getPutUser().getName());
            case DELETE_USER -> new Subject("delete", "user", change.getDeleteUser());
            case PUT_GROUP -> new Subject("put", "group", change.getPutGroup().getName());
            case DELETE_GROUP -> new Subject("delete", "group", change.getDeleteGroup());
            case CHANGE_NOT_SET -> new Subject("change", "nothing", "");
        };
    }

    /** For the log. */
    String inWords() {
        return "%s %s \"%s\"".formatted(verb, kind, DisplayText.of(name, SHOWN));
    }

    /** Tells the record from every other one. */
    String key() {
        return kind + ' ' + name;
    }
}
