package dev.tak.ignite;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tak.ignite", importOptions = DoNotIncludeTests.class)
class BordersTest {
    private static final DescribedPredicate<JavaClass> OTHER_ROOMS = DescribedPredicate.describe(
            "in another room than this one and common-cache/model",
            type -> type.getPackageName().startsWith("dev.tak.")
                    && !type.getPackageName().startsWith("dev.tak.ignite")
                    && !type.getPackageName().startsWith("dev.tak.cache.model"));

    @ArchTest
    static final ArchRule KNOWS_THE_CACHE_MODEL_ONLY = noClasses().should().dependOnClassesThat(OTHER_ROOMS);

    @ArchTest
    static final ArchRule USES_NEITHER_THE_THIN_CLIENT_NOR_INTERNALS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.ignite.client..", "org.apache.ignite.internal..", "io.nats..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.tak.ignite.(*)..").should().beFreeOfCycles();
}
