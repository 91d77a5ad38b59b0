package dev.tak.api.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tak.cache.model.Role;
import java.util.stream.Stream;

/** What a user may do. */
public enum UserRole {
    /** Uses the system. */
    USER(UserRole.USER_NAME),
    /** Sees everything, and changes the settings. */
    ADMINISTRATOR(UserRole.ADMINISTRATOR_NAME);

    public static final String USER_NAME = "user";
    public static final String ADMINISTRATOR_NAME = "administrator";

    private final String text;

    UserRole(String text) {
        this.text = text;
    }

    /** As in JSON, and as role of the security identity. */
    @JsonValue
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException when there is no such role */
    @JsonCreator
    static UserRole of(String text) {
        return Stream.of(values())
                .filter(role -> role.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is no role; there are %s and %s".formatted(text, USER_NAME, ADMINISTRATOR_NAME)));
    }

    /** A role that this version does not know counts as the least one. */
    public static UserRole of(Role role) {
        return role == Role.ADMINISTRATOR ? ADMINISTRATOR : USER;
    }

    public Role toRecord() {
        return this == ADMINISTRATOR ? Role.ADMINISTRATOR : Role.USER;
    }
}
