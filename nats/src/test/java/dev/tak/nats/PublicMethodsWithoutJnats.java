package dev.tak.nats;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** What is public here has no type of jnats in it, so that no other room needs to know jnats. */
final class PublicMethodsWithoutJnats extends ArchCondition<JavaClass> {

    PublicMethodsWithoutJnats() {
        super("have no type of jnats in public methods");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream()
                .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(PublicMethodsWithoutJnats::namesJnats)
                .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getFullName())));
    }

    private static boolean namesJnats(JavaMethod method) {
        return Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                .anyMatch(it -> it.getPackageName().startsWith("io.nats"));
    }
}
