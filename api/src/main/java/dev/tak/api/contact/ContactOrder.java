package dev.tak.api.contact;

import jakarta.ws.rs.BadRequestException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

/** The order of a contact list. */
final class ContactOrder {

    /** Values of {@code sortBy}. */
    enum SortBy {
        CALLSIGN(Contact::callsign),
        UID(Contact::uid);

        private final Comparator<Contact> comparator;

        SortBy(Function<Contact, String> key) {
            this.comparator =
                    Comparator.comparing(key, String.CASE_INSENSITIVE_ORDER).thenComparing(Contact::uid);
        }
    }

    /** Values of {@code direction}. */
    enum Direction {
        ASCENDING,
        DESCENDING
    }

    /**
     * @throws BadRequestException when a value is not one of the names above
     */
    static Comparator<Contact> of(String sortBy, String direction) {
        Comparator<Contact> ascending = parse(SortBy.class, "sortBy", sortBy).comparator;
        return parse(Direction.class, "direction", direction) == Direction.ASCENDING ? ascending : ascending.reversed();
    }

    private static <E extends Enum<E>> E parse(Class<E> type, String parameter, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new BadRequestException("%s must be one of %s, not \"%s\""
                        .formatted(parameter, Arrays.toString(type.getEnumConstants()), value)));
    }

    private ContactOrder() {}
}
