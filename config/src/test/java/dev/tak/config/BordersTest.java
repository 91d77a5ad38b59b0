package dev.tak.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Section 2 of the architecture: this room may import {@code common-cache} and {@code nats}. */
@AnalyzeClasses(packages = "dev.tak.config", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    @ArchTest
    static final ArchRule IMPORTS_ONLY_COMMON_CACHE_AND_NATS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tak.cot..",
                    "dev.tak.cli..",
                    "dev.tak.ignite..",
                    "dev.tak.messaging..",
                    "dev.tak.api..",
                    "org.apache.ignite..",
                    "io.nats..");

    @ArchTest
    static final ArchRule CHANGES_DO_NOT_KNOW_THE_SEED = noClasses()
            .that()
            .resideInAPackage("dev.tak.config.change")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.tak.config.seed");

    /** No clock, no shared state, no log: what they say depends on the document and the change alone. */
    @ArchTest
    static final ArchRule RULES_ARE_PURE = classes()
            .that()
            .haveNameMatching(".*\\.(SettingsEditor|UserEditor|GroupEditor|Conditions|Draft|NameRule)")
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                    "dev.tak.config", "dev.tak.config.change", "dev.tak.cache.model", "com.google.protobuf", "java.."));
}
