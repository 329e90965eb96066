package dev.millrace.it.tools;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this checkout and its neighbours lie, whatever folder the tests were started in. */
public final class Checkout {

    private static final Path ROOT = findRoot();

    private Checkout() {}

    /** The folder of the root POM. */
    public static Path root() {
        return ROOT;
    }

    /** The runnable server; it is there once {@code package} has run. */
    public static Path serverJar() {
        return ROOT.resolve("server/target/millrace.jar");
    }

    /**
     * The reference material: {@code shared/reference} beside the checkout, or below the folder that {@code
     * -Dmillrace.shared} names. It need not exist; see {@link Tool#REFERENCE_PACK}.
     */
    public static Path referencePack() {
        String named = System.getProperty("millrace.shared", "");
        Path shared = named.isEmpty() ? ROOT.resolveSibling("shared") : Path.of(named);
        return shared.resolve("reference");
    }

    /** The java command that runs these tests, so that a child server runs on the same JDK. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path findRoot() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no checkout of Millrace at or above " + start);
    }
}
