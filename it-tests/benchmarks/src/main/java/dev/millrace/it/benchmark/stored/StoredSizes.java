package dev.millrace.it.benchmark.stored;

import dev.millrace.it.benchmark.SampleItems;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Prints the bytes that an item takes in each stored form: as a value, and in RocksDB's files with LZ4. */
public final class StoredSizes {
    private static final int ITEM_COUNT = 5000;

    private StoredSizes() {}

    /** Prints a Markdown table. */
    public static void main(String[] arguments) throws IOException, RocksDBException {
        PrintStream out = System.out;
        out.println("| item size | JSON: value, B | binary: value, B | JSON: on disk, B | binary: on disk, B |");
        out.println("|---|---|---|---|---|");
        for (int itemBytes : new int[] {200, 1024, 10240}) {
            List<byte[]> json = values(new JsonForm(), itemBytes);
            List<byte[]> binary = values(new BinaryForm(), itemBytes);
            out.printf(
                    Locale.ROOT,
                    "| %,d | %,d | %,d | %,d | %,d |%n",
                    itemBytes,
                    mean(json),
                    mean(binary),
                    onDisk(json),
                    onDisk(binary));
        }
    }

    private static List<byte[]> values(StoredForm form, int itemBytes) {
        return SampleItems.ofSize(itemBytes, ITEM_COUNT).stream()
                .map(form::encode)
                .toList();
    }

    private static long mean(List<byte[]> values) {
        return values.stream().mapToLong(value -> value.length).sum() / values.size();
    }

    /** Table file bytes for one item, keys included. */
    private static long onDisk(List<byte[]> values) throws IOException, RocksDBException {
        Path directory = Files.createTempDirectory("millrace-stored-");
        try (Options options =
                        new Options().setCreateIfMissing(true).setCompressionType(CompressionType.LZ4_COMPRESSION);
                RocksDB store = RocksDB.open(options, directory.toString());
                FlushOptions flush = new FlushOptions()) {
            for (int index = 0; index < values.size(); index++) {
                byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(index).array();
                store.put(key, values.get(index));
            }
            store.flush(flush);
            store.compactRange();
            return Long.parseLong(store.getProperty("rocksdb.total-sst-files-size")) / values.size();
        } finally {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
