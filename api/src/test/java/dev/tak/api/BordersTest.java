package dev.tak.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The API meets the other services in NATS subjects and Ignite caches only. */
@AnalyzeClasses(packages = "dev.tak.api", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    @ArchTest
    static final ArchRule OTHER_ROOMS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.tak.config..", "dev.tak.messaging..", "dev.tak.ignite..", "dev.tak.cli..");

    @ArchTest
    static final ArchRule RAW_CLIENTS =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.ignite..", "io.nats..");

    @ArchTest
    static final ArchRule CONCERNS_HAVE_NO_CYCLES =
            slices().matching("dev.tak.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ERRORS_KNOW_NO_CONCERN = noClasses()
            .that()
            .resideInAPackage("dev.tak.api.error")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tak.api.http",
                    "dev.tak.api.security",
                    "dev.tak.api.version",
                    "dev.tak.api.contact",
                    "dev.tak.api.settings");
}
