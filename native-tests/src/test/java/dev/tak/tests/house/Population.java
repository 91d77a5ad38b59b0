package dev.tak.tests.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The users of a test and the groups that they send to and receive from; the settings of a house are made of it. */
public record Population(List<Person> people) {

    /** The administrator who changes settings by REST; has no device. */
    public static final String ADMINISTRATOR = "admin";

    /** A user with one device. */
    public record Person(String name, Set<String> in, Set<String> out) {

        /** Uid of the person's device. */
        public String uid() {
            return "dev-" + name;
        }

        public String callsign() {
            return name.toUpperCase(java.util.Locale.ROOT);
        }

        public boolean sees(Person other) {
            return this != other && !Collections.disjoint(out, other.in);
        }
    }

    /**
     * So many people, in three groups and across them: most in one group, some who only send to one, some who only
     * receive from one, and some who receive from all.
     */
    public static Population of(int count) {
        List<String> groups = List.of("Blue", "Green", "Red");
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Set<String> own = Set.of(groups.get(i % 3));
            String name = "user%03d".formatted(i);
            people.add(
                    switch (i % 10) {
                        case 7 -> new Person(name, own, Set.of());
                        case 8 -> new Person(name, Set.of(), own);
                        case 9 -> new Person(name, own, Set.copyOf(groups));
                        default -> new Person(name, own, own);
                    });
        }
        return new Population(people);
    }

    /** These people and some more. */
    public Population with(List<Person> more) {
        return new Population(Stream.concat(people.stream(), more.stream()).toList());
    }

    public List<String> names() {
        return people.stream().map(Person::name).toList();
    }

    /** How many devices receive one event of everybody's, on average of those who send. */
    public double meanAudience() {
        return senders().stream()
                .mapToLong(sender ->
                        people.stream().filter(person -> person.sees(sender)).count())
                .average()
                .orElse(0);
    }

    /** Who sends to a group. */
    public List<Person> senders() {
        return people.stream().filter(person -> !person.in.isEmpty()).toList();
    }

    /** Writes the seed of the settings. */
    public void seed(Path home) throws IOException {
        StringBuilder yaml = new StringBuilder("groups:\n");
        Set<String> groups = new TreeSet<>();
        people.forEach(person -> {
            groups.addAll(person.in);
            groups.addAll(person.out);
        });
        groups.forEach(group -> yaml.append("  %s: { description: test }\n".formatted(group)));
        yaml.append("users:\n");
        people.forEach(person -> yaml.append("  %s: { in: [%s], out: [%s] }\n"
                .formatted(person.name, String.join(", ", person.in), String.join(", ", person.out))));
        yaml.append("  %s: { role: administrator }\n".formatted(ADMINISTRATOR));
        yaml.append("defaultGroup: null\n");
        Files.writeString(home.resolve("settings.yaml"), yaml);
    }
}
