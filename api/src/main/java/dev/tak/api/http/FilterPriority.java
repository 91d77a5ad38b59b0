package dev.tak.api.http;

/** The order of our filters, highest first; Quarkus authenticates at 200. */
final class FilterPriority {

    static final int PLAIN_JSON = 500;
    static final int BODY_LIMIT = 450;
    static final int SETTINGS_GATE = 400;

    private FilterPriority() {}
}
