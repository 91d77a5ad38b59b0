package dev.tak.api.settings;

import dev.tak.cache.model.Group;
import dev.tak.cache.model.Settings;
import dev.tak.cache.model.User;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The whole document.
 *
 * @param revision one higher at each change; the document's ETag
 * @param serverId names this deployment towards devices
 * @param users by name
 * @param groups by name
 * @param defaultGroup group of those who have a good certificate and are not in {@code users}; null: they are refused
 */
public record SettingsView(
        long revision,
        String serverId,
        SortedMap<String, UserView> users,
        SortedMap<String, GroupView> groups,
        String defaultGroup) {

    static SettingsView of(Settings settings) {
        Map<String, User> users = settings.getUsersMap();
        Map<String, Group> groups = settings.getGroupsMap();
        return new SettingsView(
                settings.getRevision(),
                settings.getServerId(),
                sorted(users, UserView::of),
                sorted(groups, GroupView::of),
                settings.getDefaultGroup().isEmpty() ? null : settings.getDefaultGroup());
    }

    private static <R, V> SortedMap<String, V> sorted(Map<String, R> records, Function<R, V> view) {
        SortedMap<String, V> views = new TreeMap<>();
        records.forEach((name, content) -> views.put(name, view.apply(content)));
        return views;
    }
}
