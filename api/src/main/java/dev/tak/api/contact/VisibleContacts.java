package dev.tak.api.contact;

import dev.tak.api.security.Caller;
import dev.tak.cache.model.ConnectionRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rule of who sees whom. */
final class VisibleContacts {

    private static final Comparator<ConnectionRecord> BY_AGE =
            Comparator.comparingLong(ConnectionRecord::getConnectedAt).thenComparing(ConnectionRecord::getConnectionId);

    /**
     * The identified connections that the caller receives from, one for each uid: a device that is about to reconnect
     * may have two, the newer one counts.
     */
    static List<Contact> of(Collection<ConnectionRecord> connections, Caller caller, Comparator<Contact> order) {
        return connections.stream()
                .filter(connection -> !connection.getUid().isEmpty())
                .filter(connection -> caller.sees(connection.getInGroupsList()))
                .collect(Collectors.toMap(ConnectionRecord::getUid, Function.identity(), BinaryOperator.maxBy(BY_AGE)))
                .values()
                .stream()
                .map(Contact::of)
                .sorted(order)
                .toList();
    }

    private VisibleContacts() {}
}
