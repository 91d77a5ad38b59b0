package dev.tak.tests.watch;

import dev.tak.cot.Contact;
import dev.tak.cot.EventBuilder;
import dev.tak.cot.Point;
import dev.tak.cot.Takv;
import dev.tak.cot.Team;
import dev.tak.tests.house.Population.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark that test devices put into their events: who sent it, its number, and whether it is a position, which may give
 * way to a newer one.
 */
public record Marked(String sender, int number, boolean isPosition) {

    private static final Pattern MARK = Pattern.compile("<remarks>mark (\\S+) (\\d+) (true|false)</remarks>");

    /** The event that carries the mark: a position report of the person's device, or a marker with a uid of its own. */
    public byte[] event(Person person, Instant now) {
        return isPosition ? position(person, now) : marker(now);
    }

    private byte[] position(Person person, Instant now) {
        return marked(new EventBuilder(person.uid(), "a-f-G-U-C", now)
                .validFor(Duration.ofMinutes(10))
                .point(new Point(46.9, 7.4 + number * 1e-5, 540, 5, 9_999_999))
                .contact(new Contact(person.callsign(), "*:-1:stcp"))
                .team(new Team("Cyan", "Team Member"))
                .takv(new Takv("test", "TAK-TEST", "1", "1")));
    }

    private byte[] marker(Instant now) {
        return marked(
                new EventBuilder("marker-" + sender + "-" + number, "b-m-p-s-m", now).validFor(Duration.ofMinutes(10)));
    }

    private byte[] marked(EventBuilder event) {
        return event.remarks("mark %s %d %s".formatted(sender, number, isPosition))
                .build();
    }

    /** The mark of an event; empty for one that carries none. */
    public static Optional<Marked> of(byte[] event) {
        Matcher matcher = MARK.matcher(new String(event, StandardCharsets.UTF_8));
        return matcher.find()
                ? Optional.of(new Marked(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Boolean.parseBoolean(matcher.group(3))))
                : Optional.empty();
    }
}
