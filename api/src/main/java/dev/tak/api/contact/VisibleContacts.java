package dev.tak.api.contact;

import dev.tak.api.security.Caller;
import dev.tak.cache.DeviceKey;
import dev.tak.cache.model.ConnectionRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rule of who sees whom. */
final class VisibleContacts {

    private static final Comparator<ConnectionRecord> BY_BINDING =
            Comparator.comparingLong(ConnectionRecord::getBinding).thenComparing(ConnectionRecord::getConnectionId);
    private static final Comparator<ConnectionRecord> BY_AGE =
            Comparator.comparingLong(ConnectionRecord::getConnectedAt).thenComparing(BY_BINDING);

    /**
     * The identified connections that the caller receives from, one for each uid: of two users who claim the same one,
     * the one who connected last.
     */
    static List<Contact> of(Collection<ConnectionRecord> connections, Caller caller, Comparator<Contact> order) {
        return devices(connections).stream()
                .filter(connection -> caller.sees(connection.getInGroupsList()))
                .collect(Collectors.toMap(ConnectionRecord::getUid, Function.identity(), BinaryOperator.maxBy(BY_AGE)))
                .values()
                .stream()
                .map(Contact::of)
                .sorted(order)
                .toList();
    }

    /** The identified connections, one for each device of a user: its newest binding. */
    static Collection<ConnectionRecord> devices(Collection<ConnectionRecord> connections) {
        return connections.stream()
                .filter(connection -> !connection.getUid().isEmpty())
                .collect(Collectors.toMap(
                        connection -> new DeviceKey(connection.getUser(), connection.getUid()),
                        Function.identity(),
                        BinaryOperator.maxBy(BY_BINDING)))
                .values();
    }

    private VisibleContacts() {}
}
