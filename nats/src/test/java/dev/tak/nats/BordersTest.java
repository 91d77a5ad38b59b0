package dev.tak.nats;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Section 2 of the architecture: this room may import {@code cot}, and it alone speaks jnats. */
@AnalyzeClasses(packages = "dev.tak.nats", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    @ArchTest
    static final ArchRule IMPORTS_ONLY_COT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tak.cli..",
                    "dev.tak.cache..",
                    "dev.tak.ignite..",
                    "dev.tak.config..",
                    "dev.tak.messaging..",
                    "dev.tak.api..",
                    "org.apache.ignite..");

    @ArchTest
    static final ArchRule JNATS_DOES_NOT_LEAK = classes().that().arePublic().should(new PublicMethodsWithoutJnats());
}
