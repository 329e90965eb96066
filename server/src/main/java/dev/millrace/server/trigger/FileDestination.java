package dev.millrace.server.trigger;

import dev.millrace.streams.trigger.FailureDestination;
import dev.millrace.streams.trigger.FailureNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A file that gets one line of JSON for each batch that was given up. Thread-safe. */
final class FileDestination implements FailureDestination {
    private final Path file;
    private final Executor threads;

    /** Writes on {@code threads}, where it may block. */
    FileDestination(Path file, Executor threads) {
        this.file = file;
        this.threads = threads;
    }

    @Override
    public CompletionStage<Void> deliver(FailureNotice notice) {
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    append(notice.json());
                    delivered.complete(null);
                } catch (IOException failed) {
                    delivered.completeExceptionally(failed);
                }
            });
        } catch (RejectedExecutionException full) {
            delivered.completeExceptionally(full);
        }
        return delivered;
    }

    private synchronized void append(byte[] json) throws IOException {
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
