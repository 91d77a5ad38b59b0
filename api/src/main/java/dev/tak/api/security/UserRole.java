package dev.tak.api.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tak.cache.model.Role;

/** What a user may do. */
public enum UserRole {
    /** Uses the system. */
    @JsonProperty(UserRole.USER_NAME)
    USER(UserRole.USER_NAME),
    /** Sees everything, and changes the settings. */
    @JsonProperty(UserRole.ADMINISTRATOR_NAME)
    ADMINISTRATOR(UserRole.ADMINISTRATOR_NAME);

    public static final String USER_NAME = "user";
    public static final String ADMINISTRATOR_NAME = "administrator";

    private final String text;

    UserRole(String text) {
        this.text = text;
    }

    /** As in JSON, and as role of the security identity. */
    public String text() {
        return text;
    }

    /** A role that this version does not know counts as the least one. */
    public static UserRole of(Role role) {
        return role == Role.ADMINISTRATOR ? ADMINISTRATOR : USER;
    }

    public Role toRecord() {
        return this == ADMINISTRATOR ? Role.ADMINISTRATOR : Role.USER;
    }
}
