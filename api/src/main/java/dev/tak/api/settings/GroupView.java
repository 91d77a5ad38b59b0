package dev.tak.api.settings;

import dev.tak.cache.model.Group;

/**
 * A group.
 *
 * @param revision revision of the settings in which the group last changed; its ETag
 */
public record GroupView(long revision, String description) {

    static GroupView of(Group group) {
        return new GroupView(group.getRevision(), group.getDescription());
    }
}
