package dev.millrace.it.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One parsed source file of the project; parsed only, so nothing is resolved or generated.
 *
 * @param path the file
 * @param tree its syntax
 * @param positions where each part of the syntax stands
 */
record JavaSource(Path path, CompilationUnitTree tree, SourcePositions positions) {

    /** Every Java source of every module, tests too. */
    static List<JavaSource> all() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    problems,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(ProjectFiles.endingWith(".java")));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<JavaSource> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(new JavaSource(Path.of(unit.getSourceFile().toUri()), unit, positions));
            }
            if (!problems.getDiagnostics().isEmpty()) {
                throw new IllegalStateException("sources do not parse: " + problems.getDiagnostics());
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    String packageName() {
        return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
    }

    /** The 1-based line on which a part begins. */
    long lineOf(Tree part) {
        return tree.getLineMap().getLineNumber(positions.getStartPosition(tree, part));
    }

    /** The number of lines that a part spans. */
    long lineCount(Tree part) {
        long end = positions.getEndPosition(tree, part);
        return tree.getLineMap().getLineNumber(end) - lineOf(part) + 1;
    }

    /** The place of a part, as {@code file:line}. */
    String place(Tree part) {
        return ProjectFiles.relative(path) + ":" + lineOf(part);
    }
}
