package dev.tak.cot;

import dev.tak.cot.MalformedEventException.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codehaus.stax2.XMLStreamReader2;

/** The start tag on which a reader stands. Elements and attributes with a prefix are none of TAK's. */
final class Attributes {

    private final XMLStreamReader2 reader;

    Attributes(XMLStreamReader2 reader) {
        this.reader = reader;
    }

    /** Name of the element, empty if it has a prefix. */
    String element() {
        return reader.getPrefix().isEmpty() ? reader.getLocalName() : "";
    }

    boolean isOf(String name) {
        return element().equals(name);
    }

    Set<String> names() {
        return IntStream.range(0, reader.getAttributeCount())
                .mapToObj(reader::getAttributeLocalName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A value, empty if it is missing. */
    String text(String name) throws MalformedEventException {
        return limited(name, CotEvent.MAX_VALUE_LENGTH);
    }

    /** A value that is there and not blank. */
    String required(String name, int maxLength) throws MalformedEventException {
        String value = limited(name, maxLength);
        if (value.isBlank()) {
            throw new MalformedEventException(Reason.MISSING_ATTRIBUTE, "The event has no " + name);
        }
        return value;
    }

    Instant time(String name) throws MalformedEventException {
        String value = required(name, CotEvent.MAX_VALUE_LENGTH);
        try {
            return CotTime.parse(value);
        } catch (DateTimeException e) {
            throw new MalformedEventException(
                    Reason.TIME, "The event's " + name + " is not an instant, as in 2030-05-01T10:00:00Z", e);
        }
    }

    Point point() {
        return new Point(
                number("lat", 0),
                number("lon", 0),
                number("hae", 0),
                number("ce", Point.UNKNOWN),
                number("le", Point.UNKNOWN));
    }

    private double number(String name, double otherwise) {
        String value = value(name).orElse("");
        if (value.isBlank() || value.length() > CotEvent.MAX_VALUE_LENGTH) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private String limited(String name, int maxLength) throws MalformedEventException {
        String value = value(name).orElse("");
        if (value.length() > maxLength) {
            throw new MalformedEventException(
                    Reason.TOO_LONG, element() + "'s " + name + " is longer than " + maxLength + " characters");
        }
        return value;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(reader.getAttributeValue("", name));
    }
}
