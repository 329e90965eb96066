import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lays out what the image holds, in a build stage that has a JDK and nothing else, not even a shell.
 *
 * <p>{@code java Unpack.java JAR OUT}: the jar without native libraries, the one native library of TARGETARCH, and the
 * two classes of the health check, which must not wait for a large jar to be opened.
 */
final class Unpack {
    private static final String NATIVE = "librocksdbjni-";
    private static final Set<String> HEALTH_CHECK =
            Set.of("dev/millrace/server/cli/Main.class", "dev/millrace/server/cli/HealthCheck.class");

    private Unpack() {}

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        String architecture = System.getenv().getOrDefault("TARGETARCH", "amd64");
        String library = switch (architecture) {
            case "amd64" -> "librocksdbjni-linux64.so";
            case "arm64" -> "librocksdbjni-linux-aarch64.so";
            default -> throw new IllegalArgumentException("TARGETARCH is amd64 or arm64, not " + architecture);
        };
        Path app = Files.createDirectories(out.resolve("program/app"));
        try (ZipFile all = new ZipFile(jar.toFile());
                ZipOutputStream rest = new ZipOutputStream(Files.newOutputStream(app.resolve("millrace.jar")))) {
            for (ZipEntry entry : Collections.list(all.entries())) {
                if (entry.getName().equals(library)) {
                    extract(all, entry, app.resolve("native").resolve(library));
                } else if (!entry.getName().startsWith(NATIVE)) {
                    copy(all, entry, rest);
                }
                if (HEALTH_CHECK.contains(entry.getName())) {
                    extract(all, entry, app.resolve("health").resolve(entry.getName()));
                }
            }
        }
        if (!Files.isRegularFile(app.resolve("native").resolve(library))) {
            throw new IllegalStateException(jar + " has no " + library);
        }
        Files.createDirectories(out.resolve("program/init"));
        // Whatever user the container runs as can write to a volume that begins as a copy of this directory.
        Path data = Files.createDirectories(out.resolve("state/data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static void extract(ZipFile from, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = from.getInputStream(entry);
                OutputStream target = Files.newOutputStream(file)) {
            content.transferTo(target);
        }
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTime(entry.getTime());
        to.putNextEntry(same);
        try (InputStream content = from.getInputStream(entry)) {
            content.transferTo(to);
        }
        to.closeEntry();
    }
}
