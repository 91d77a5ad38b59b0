package dev.tak.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The command speaks to the system from outside: of the house it knows the CoT event only. */
@AnalyzeClasses(packages = "dev.tak.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    @ArchTest
    static final ArchRule imports_the_cot_event_only = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tak.cache..",
                    "dev.tak.ignite..",
                    "dev.tak.nats..",
                    "dev.tak.config..",
                    "dev.tak.messaging..",
                    "dev.tak.api..",
                    "org.apache.ignite..",
                    "io.nats..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.tak.cli.(*)..").should().beFreeOfCycles();
}
