package dev.tak.api.settings;

import dev.tak.cache.model.Group;

/**
 * A group as administrators write it.
 *
 * @param revision as in answers, so that one can be sent back; without effect, the condition is {@code If-Match}
 * @param description may be absent
 */
public record GroupBody(Long revision, String description) {

    Group toRecord() {
        return Group.newBuilder()
                .setDescription(description == null ? "" : description)
                .build();
    }
}
