package dev.tak.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Messaging meets the other services in NATS subjects and Ignite caches only. */
@AnalyzeClasses(packages = "dev.tak.messaging", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    @ArchTest
    static final ArchRule OTHER_ROOMS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.tak.config..", "dev.tak.api..", "dev.tak.ignite..", "dev.tak.cli..");

    @ArchTest
    static final ArchRule RAW_CLIENTS =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.ignite..", "io.nats..");
}
