package dev.millrace.storage.kv.rocksdb;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.util.Environment;

/**
 * Tells RocksDB which C library this process runs on, before it asks.
 *
 * <p>It would run {@code ldd} in a shell to find out, about 100 ms of each start (measured: loading took 135 ms with it
 * and 50 ms without). The process's own memory map says the same. RocksDB takes the answer from outside only through an
 * environment variable, which a running process cannot set, hence the private field; where that is not to be had,
 * RocksDB asks as before and only the time is lost.
 */
final class LibcDetection {
    /** What RocksDB itself reads; whoever sets it is right. */
    private static final String VARIABLE = "ROCKSDB_MUSL_LIBC";

    private LibcDetection() {}

    static void prepare() {
        Path memoryMap = Path.of("/proc/self/maps");
        if (System.getenv(VARIABLE) != null || !Files.isReadable(memoryMap)) {
            return;
        }
        try {
            boolean musl =
                    Files.readString(memoryMap, StandardCharsets.ISO_8859_1).contains("/ld-musl-");
            Field known = Environment.class.getDeclaredField("MUSL_LIBC");
            known.setAccessible(true);
            known.set(null, musl);
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            // Nothing is lost but time; the test of this class notices when RocksDB renames the field.
            return;
        }
    }
}
