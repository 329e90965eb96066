package dev.millrace.it.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/** What no main code does, wherever it stands. */
@AnalyzeClasses(packages = "dev.millrace", importOptions = ImportOption.DoNotIncludeTests.class)
class BehaviourRulesTest {

    private static final Map<String, Set<String>> WALL_CLOCKS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis"),
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds"),
            "java.time.InstantSource", Set.of("system"));

    /** The entry points are the command line and, for a program that embeds the server, MillraceServer. */
    @ArchTest
    static final ArchRule onlyTheEntryPointsReadTheWallClock = noClasses()
            .that()
            .resideOutsideOfPackage("dev.millrace.server.cli..")
            .and()
            .doNotHaveFullyQualifiedName("dev.millrace.server.MillraceServer")
            .should()
            .accessTargetWhere(DescribedPredicate.describe("reads the wall clock", BehaviourRulesTest::readsWallClock));

    @ArchTest
    static final ArchRule handlersNeverCallEachOther = classes()
            .that()
            .resideInAPackage("dev.millrace.server.operation..")
            .and()
            .haveSimpleNameEndingWith("Handler")
            .should(notUseAnotherHandler());

    @ArchTest
    static final ArchRule onlyTheEntryPointPrints = noClasses()
            .that()
            .resideOutsideOfPackage("dev.millrace.server.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule defaultLocaleAndZoneDecideNothing = noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(java.time.ZoneId.class, "systemDefault");

    private static boolean readsWallClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        if (owner.equals(Date.class.getName())) {
            return access.getName().equals("<init>");
        }
        return WALL_CLOCKS.getOrDefault(owner, Set.of()).contains(access.getName());
    }

    private static ArchCondition<JavaClass> notUseAnotherHandler() {
        return not(new ArchCondition<JavaClass>("use another handler") {
            @Override
            public void check(JavaClass handler, ConditionEvents events) {
                handler.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isAnotherHandler(handler, dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription())));
            }
        });
    }

    private static boolean isAnotherHandler(JavaClass handler, JavaClass target) {
        return target.getPackageName().startsWith("dev.millrace.server.operation")
                && target.getSimpleName().endsWith("Handler")
                && !target.equals(handler);
    }
}
