package dev.tak.cot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tak", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {

    @ArchTest
    static final ArchRule dependsOnJavaAndTheParserOnly = classes()
            .that()
            .resideInAPackage("dev.tak.cot..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tak.cot..", "java..", "javax.xml.stream..", "com.fasterxml.aalto..", "org.codehaus.stax2..");

    @ArchTest
    static final ArchRule doesNoInputAndOutput = classes()
            .that()
            .resideInAPackage("dev.tak.cot..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("java.io..", "java.net..", "java.nio.channels..", "java.nio.file..");
}
