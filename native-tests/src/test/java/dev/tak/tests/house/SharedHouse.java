package dev.tak.tests.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests that leave the system whole one and the same {@link House}. */
public final class SharedHouse implements ParameterResolver {

    /** Ana and Ben see each other, Eve sees neither. */
    public static final Population POPULATION = population();

    private static Population population() {
        List<Population.Person> people = new ArrayList<>(Population.of(20).people());
        people.add(new Population.Person("ana", Set.of("Blue"), Set.of("Blue", "Ops")));
        people.add(new Population.Person("ben", Set.of("Blue", "Ops"), Set.of("Blue")));
        people.add(new Population.Person("eve", Set.of("Secret"), Set.of("Secret")));
        return new Population(people);
    }

    private record Running(House house) implements AutoCloseable {

        static Running start() {
            try {
                Path home = House.freshHome("house");
                POPULATION.seed(home);
                return new Running(House.up(home, List.of()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            house.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == House.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedHouse.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class)
                .house();
    }
}
