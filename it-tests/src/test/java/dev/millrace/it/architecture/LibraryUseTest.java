package dev.millrace.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package alone may touch which library. */
@AnalyzeClasses(packages = "dev.millrace", importOptions = ImportOption.DoNotIncludeTests.class)
class LibraryUseTest {

    @ArchTest
    static final ArchRule rocksdbStaysInItsEngine = onlyIn("org.rocksdb..", "dev.millrace.storage.kv.rocksdb..");

    @ArchTest
    static final ArchRule nettyStaysInTheFrontEnd = onlyIn("io.netty..", "dev.millrace.server.http..");

    @ArchTest
    static final ArchRule jacksonStaysAtTheEdges = onlyIn(
            "com.fasterxml.jackson..",
            "dev.millrace.protocol.json..",
            "dev.millrace.protocol.lambda..",
            "dev.millrace.server.admin..",
            "dev.millrace.server.trigger..",
            "dev.millrace.server.cli..");

    @ArchTest
    static final ArchRule picocliAndLogbackStayInTheCommandLine =
            onlyIn(new String[] {"picocli..", "ch.qos.logback.."}, "dev.millrace.server.cli..");

    @ArchTest
    static final ArchRule noMainCodeUsesTheAwsSdk = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..");

    @ArchTest
    static final ArchRule eventRulerStaysInTheTriggers =
            onlyIn("software.amazon.event..", "dev.millrace.streams.trigger..");

    @ArchTest
    static final ArchRule protocolIsPure = noClasses()
            .that()
            .resideInAPackage("dev.millrace.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.slf4j..", "java.util.logging..", "java.net..", "java.nio.file..", "java.nio.channels..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.concurrent.Executor.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.InstantSource.class);

    private static ArchRule onlyIn(String library, String... homes) {
        return onlyIn(new String[] {library}, homes);
    }

    private static ArchRule onlyIn(String[] libraries, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
