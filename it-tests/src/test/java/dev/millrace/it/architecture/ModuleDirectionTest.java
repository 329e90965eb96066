package dev.millrace.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which of our packages may use which: protocol, storage, streams, server, each only what stands left of it. */
@AnalyzeClasses(packages = "dev.millrace", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDirectionTest {

    @ArchTest
    static final ArchRule protocolUsesNoOtherModule = noClasses()
            .that()
            .resideInAPackage("dev.millrace.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.millrace.storage..", "dev.millrace.streams..", "dev.millrace.server..");

    @ArchTest
    static final ArchRule storageKnowsNoStreams = noClasses()
            .that()
            .resideInAPackage("dev.millrace.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.millrace.streams..", "dev.millrace.server..");

    @ArchTest
    static final ArchRule streamsKnowNoServer = noClasses()
            .that()
            .resideInAPackage("dev.millrace.streams..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.millrace.server..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.millrace.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule operationPackagesDoNotUseEachOther =
            slices().matching("dev.millrace.server.operation.(*)..").should().notDependOnEachOther();
}
