package dev.millrace.it.tidy;

import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of this checkout, without what a build or a tool leaves behind. Needs no Git, since a build may have none. */
final class ProjectFiles {

    /** What {@code .gitignore} names, and Git's own folder. */
    private static final Set<String> LEFT_BEHIND = Set.of(
            ".git",
            ".idea",
            ".vscode",
            ".settings",
            ".classpath",
            ".project",
            "target",
            "millrace-data",
            "node_modules",
            "__pycache__");

    private ProjectFiles() {}

    /** All files, in a stable order. */
    static List<Path> all() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(Checkout.root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return isLeftBehind(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!isLeftBehind(file) && attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    /** The files of one ending, such as {@code .java}. */
    static List<Path> endingWith(String ending) {
        return all().stream().filter(file -> file.toString().endsWith(ending)).toList();
    }

    /** The lines of a text file; nothing for a binary one. */
    static Optional<List<String>> lines(Path file) {
        try {
            return Optional.of(Files.readAllLines(file));
        } catch (MalformedInputException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path as a reader of the project knows it. */
    static String relative(Path file) {
        return Checkout.root().relativize(file).toString().replace('\\', '/');
    }

    private static boolean isLeftBehind(Path file) {
        String name = file.getFileName().toString();
        return LEFT_BEHIND.contains(name) || name.endsWith(".iml") || name.startsWith("hs_err_pid");
    }
}
