package dev.tak.cache.deployment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The room below the services: it knows the records and Ignite's client, and nothing above. */
@AnalyzeClasses(packages = "dev.tak.cache", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    @ArchTest
    static final ArchRule OTHER_ROOMS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tak.nats..",
                    "dev.tak.config..",
                    "dev.tak.messaging..",
                    "dev.tak.api..",
                    "dev.tak.ignite..",
                    "dev.tak.cli..",
                    "io.nats..");

    @ArchTest
    static final ArchRule MODEL_IS_PLAIN = noClasses()
            .that()
            .resideInAPackage("dev.tak.cache.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.ignite..", "io.quarkus..", "jakarta..");

    @ArchTest
    static final ArchRule ONE_DOOR_TO_THE_CACHES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.tak.cache.ByteCache")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.ignite.client.ClientCache");

    @ArchTest
    static final ArchRule NO_SERVER_NODE = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.ignite.configuration.IgniteConfiguration")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.ignite.Ignition");
}
