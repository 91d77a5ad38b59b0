package dev.tak.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** These tests speak to the system from outside: through {@code cli}, sockets and REST. */
@AnalyzeClasses(packages = "dev.tak.tests")
class BordersTest {

    @ArchTest
    static final ArchRule FROM_OUTSIDE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tak.cache..",
                    "dev.tak.nats..",
                    "dev.tak.ignite..",
                    "dev.tak.config..",
                    "dev.tak.messaging..",
                    "dev.tak.api..",
                    "org.apache.ignite..",
                    "io.nats..");
}
