package dev.millrace.it.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No method over 60 lines and no class over 400, but for those that the allow-list names with a reason. */
class CodeSizeTest {

    private static final long METHOD_LINES_MAX = 60;
    private static final long CLASS_LINES_MAX = 400;
    private static final String ALLOW_LIST = "/tidy/long-code.txt";

    @Test
    void onlyWhatTheAllowListNamesIsLong() {
        Map<String, Long> tooLong = new TreeMap<>();
        for (JavaSource source : JavaSource.all()) {
            new Measure(source, tooLong).scan(source.tree(), null);
        }
        Map<String, Long> allowed = allowed();

        Map<String, Long> unexplained = new TreeMap<>(tooLong);
        unexplained.entrySet().removeIf(part -> part.getValue() <= allowed.getOrDefault(part.getKey(), 0L));
        assertThat(unexplained)
                .as("methods over %d lines and classes over %d", METHOD_LINES_MAX, CLASS_LINES_MAX)
                .isEmpty();
        assertThat(tooLong.keySet())
                .as("what %s still needs to name", ALLOW_LIST)
                .containsAll(allowed.keySet());
    }

    /** One entry a line: name, line count that it may not exceed, reason. */
    private static Map<String, Long> allowed() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CodeSizeTest.class.getResourceAsStream(ALLOW_LIST)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 3))
                    .peek(entry -> assertThat(entry).as("name, lines, reason").hasSize(3))
                    .collect(Collectors.toMap(entry -> entry[0], entry -> Long.valueOf(entry[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Measure extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final JavaSource source;
        private final Map<String, Long> tooLong;
        private final Deque<String> enclosing = new ArrayDeque<>();

        Measure(JavaSource source, Map<String, Long> tooLong) {
            this.source = source;
            this.tooLong = tooLong;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            enclosing.addLast(type.getSimpleName().toString());
            note(type, CLASS_LINES_MAX, "");
            super.visitClass(type, null);
            enclosing.removeLast();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            note(method, METHOD_LINES_MAX, "#" + method.getName());
            return super.visitMethod(method, null);
        }

        private void note(Tree part, long linesMax, String suffix) {
            long lines = source.lineCount(part);
            if (lines > linesMax) {
                tooLong.put(source.packageName() + "." + String.join(".", enclosing) + suffix, lines);
            }
        }
    }
}
