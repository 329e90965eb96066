package dev.millrace.it.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules on names, packages and tests, read off the syntax of every source. */
class SourceRulesTest {

    /** Names that hide a room: what is shared gets a name of its domain. */
    private static final Pattern ROOM_HIDING_TYPE = Pattern.compile(".*(Utils?|Helpers?|Common|Manager)");

    private static final Pattern ROOM_HIDING_PACKAGE =
            Pattern.compile("(.*\\.)?(utils?|helpers?|common|manager|misc)(\\..*)?");

    /**
     * A test that does not run needs a reason that is printed: that is what @RequiresTool is for. The modules left of
     * it-tests do not have it, so an assumption of theirs names its reason; @EnabledOnOs names its own.
     */
    private static final Pattern SILENT_SKIP = Pattern.compile("(.*\\.)?(Disabled.*|EnabledIf.*|Ignore)");

    private static final Pattern ASSUMPTION = Pattern.compile("(.*\\.)?assum(e|ing)(True|False|That|NoException)?");

    private static List<JavaSource> sources = List.of();

    @BeforeAll
    static void parse() {
        sources = JavaSource.all();
    }

    @Test
    void namesSayWhatATypeOwns() {
        List<String> wrong = new ArrayList<>();
        for (JavaSource source : sources) {
            if (ROOM_HIDING_PACKAGE.matcher(source.packageName()).matches()) {
                wrong.add(source.packageName());
            }
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
                    if (ROOM_HIDING_TYPE.matcher(type.getSimpleName()).matches()) {
                        wrong.add(source.place(type) + " " + type.getSimpleName());
                    }
                    return super.visitClass(type, null);
                }
            }.scan(source.tree(), null);
        }
        assertThat(wrong).as("names that hide a room").isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedAndNamesItsDanger() {
        Set<String> needed = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (JavaSource source : sources) {
            needed.add(source.packageName());
            if (source.isPackageInfo() && isNullMarked(source)) {
                described.add(source.packageName());
            }
        }
        assertThat(described).as("packages with a @NullMarked package-info").isEqualTo(needed);
    }

    @Test
    void noTestIsSkippedInSilence() {
        List<String> wrong = new ArrayList<>();
        for (JavaSource source : sources) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void unused) {
                    if (SILENT_SKIP
                            .matcher(annotation.getAnnotationType().toString())
                            .matches()) {
                        wrong.add(source.place(annotation) + " " + annotation);
                    }
                    return super.visitAnnotation(annotation, null);
                }

                @Override
                public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
                    boolean hasReason = call.getArguments().size() > 1;
                    if (ASSUMPTION.matcher(call.getMethodSelect().toString()).matches() && !hasReason) {
                        wrong.add(source.place(call) + " " + call);
                    }
                    return super.visitMethodInvocation(call, null);
                }
            }.scan(source.tree(), null);
        }
        assertThat(wrong)
                .as("tests that may be skipped without @RequiresTool or a reason")
                .isEmpty();
    }

    @Test
    void nothingSleeps() {
        List<String> wrong = new ArrayList<>();
        for (JavaSource source : sources) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
                    String called = call.getMethodSelect().toString();
                    if (called.endsWith("Thread.sleep") || called.matches("(.*\\.)?TimeUnit\\.[A-Z]+\\.sleep")) {
                        wrong.add(source.place(call) + " " + call);
                    }
                    return super.visitMethodInvocation(call, null);
                }
            }.scan(source.tree(), null);
        }
        assertThat(wrong).as("sleeps; wait for the condition instead").isEmpty();
    }

    @Test
    void importsNameTheirTypes() {
        List<String> wrong = new ArrayList<>();
        for (JavaSource source : sources) {
            for (ImportTree imported : source.tree().getImports()) {
                if (imported.getQualifiedIdentifier().toString().endsWith(".*")) {
                    wrong.add(source.place(imported) + " " + imported.toString().strip());
                }
            }
        }
        assertThat(wrong).as("wildcard imports").isEmpty();
    }

    private static boolean isNullMarked(JavaSource packageInfo) {
        return packageInfo.tree().getPackageAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().endsWith("NullMarked"));
    }
}
