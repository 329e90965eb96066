package dev.millrace.server.init;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.JsonSyntax;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.BatchWriteItemContract;
import dev.millrace.server.dispatch.OperationCatalog;
import dev.millrace.server.namespace.Namespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the files of a directory, as the AWS CLI takes them: the inputs of {@code create-table}, {@code
 * batch-write-item} and {@code update-time-to-live}, told apart by their members.
 *
 * <p>Files whose name ends in {@code .json} are taken in the order of their names, others are left alone. Tables that
 * exist are left as they are, and so are their items. If one file cannot be loaded, the tables made before it are removed
 * again.
 */
public final class InitDirectory {
    private static final Logger log = LoggerFactory.getLogger(InitDirectory.class);
    private static final String SUFFIX = ".json";

    private final OperationCalls calls;
    private final Wording wording;
    private final InitTables tables;
    private int itemCount;

    private InitDirectory(OperationCalls calls, Wording wording, boolean presentFilled) {
        this.calls = calls;
        this.wording = wording;
        this.tables = new InitTables(calls, presentFilled);
    }

    /**
     * The files of a directory that would be loaded, in their order.
     *
     * @throws InitException if it cannot be read
     */
    public static List<Path> files(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> file.toString().endsWith(SUFFIX) && !Files.isDirectory(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new InitException(
                    "Cannot load the init directory " + directory + ": it is no directory that can be read",
                    unreadable);
        }
    }

    /**
     * Loads files one after another.
     *
     * @throws InitException with a sentence that names the file, if one cannot be loaded
     */
    public static void load(List<Path> files, OperationCatalog catalog, Namespace namespace, Wording wording) {
        InitDirectory init = new InitDirectory(new OperationCalls(catalog, namespace), wording, false);
        try {
            files.forEach(init::loadFile);
            log.info(
                    "init: {} tables made, {} left as they were, {} items written, from {} files",
                    init.tables.madeCount(),
                    init.tables.presentCount(),
                    init.itemCount,
                    files.size());
        } catch (RuntimeException | Error failure) {
            init.tables.undo(failure);
            throw failure;
        }
    }

    /**
     * Loads what stands in one file, wherever it came from; tables that exist get its items too.
     *
     * @param file its name, for messages
     * @throws InitException with a sentence that names the file, if it cannot be loaded
     */
    public static void load(String file, byte[] json, OperationCatalog catalog, Namespace namespace, Wording wording) {
        InitDirectory init = new InitDirectory(new OperationCalls(catalog, namespace), wording, true);
        try {
            init.loadJson(file, json);
        } catch (RuntimeException | Error failure) {
            init.tables.undo(failure);
            throw failure;
        }
    }

    private void loadFile(Path path) {
        byte[] json;
        try {
            json = Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw refusal(path.toString(), "it cannot be read", unreadable);
        }
        loadJson(path.toString(), json);
    }

    private void loadJson(String file, byte[] json) {
        Optional<String> fault = JsonSyntax.findFault(json);
        if (fault.isPresent()) {
            throw refusal(file, fault.get(), null);
        }
        JsonSlice document = JsonSlice.ofDocument(json);
        Optional<JsonSlice> requestItems = document.find("RequestItems");
        if (requestItems.isPresent()) {
            write(file, requestItems.get());
        } else if (document.find("TimeToLiveSpecification").isPresent()) {
            updateTimeToLive(file, document);
        } else if (document.find("KeySchema").isPresent()
                || document.find("AttributeDefinitions").isPresent()) {
            create(file, document);
        } else if (isRequestItems(document)) {
            write(file, document);
        } else {
            throw refusal(
                    file,
                    "it is no input of create-table, batch-write-item or update-time-to-live of the AWS CLI",
                    null);
        }
    }

    /** What {@code batch-write-item --request-items} takes: lists by table. */
    private static boolean isRequestItems(JsonSlice document) {
        List<JsonSlice.Member> members = document.members();
        return !members.isEmpty()
                && members.stream().allMatch(member -> member.value().isArray());
    }

    private void create(String file, JsonSlice input) {
        attempt(file, "CreateTable", "", () -> tables.create(tableName(file, input), input.text()));
    }

    private void updateTimeToLive(String file, JsonSlice input) {
        String operation = "UpdateTimeToLive";
        attempt(file, operation, "", () -> {
            if (tables.isFilled(tableName(file, input))) {
                calls.call(operation, input.text());
            }
        });
    }

    private static String tableName(String file, JsonSlice input) {
        return input.find("TableName")
                .flatMap(JsonSlice::string)
                .orElseThrow(() -> refusal(file, "it has no TableName", null));
    }

    /** AWS takes 25 items a request, so a longer list is sent in pieces. */
    private void write(String file, JsonSlice requestItems) {
        for (JsonSlice.Member table : requestItems.members()) {
            List<JsonSlice> writes = table.value().elements();
            if (!table.value().isArray() || writes.isEmpty()) {
                // Refused by the operation, in AWS's words.
                attempt(
                        file,
                        "BatchWriteItem",
                        "",
                        () -> send(table, table.value().text()));
                continue;
            }
            for (int from = 0; from < writes.size(); from += ServiceLimits.BATCH_WRITE_COUNT_MAX) {
                int to = Math.min(writes.size(), from + ServiceLimits.BATCH_WRITE_COUNT_MAX);
                int pieceCount = to - from;
                String place = " for the items " + (from + 1) + " to " + to + " of " + table.name();
                String piece = String.join(
                        ",",
                        writes.subList(from, to).stream().map(JsonSlice::text).toList());
                attempt(file, "BatchWriteItem", place, () -> {
                    if (tables.isFilled(table.name())) {
                        send(table, "[" + piece + "]");
                        itemCount += pieceCount;
                    }
                });
            }
        }
    }

    private void send(JsonSlice.Member table, String writes) {
        Object answer = calls.call("BatchWriteItem", "{\"RequestItems\":{\"" + table.name() + "\":" + writes + "}}");
        if (!((BatchWriteItemContract.Response) answer).unprocessedItems().isEmpty()) {
            throw new IllegalStateException("BatchWriteItem left items unprocessed");
        }
    }

    private void attempt(String file, String operation, String place, Runnable work) {
        try {
            work.run();
        } catch (ApiException refused) {
            throw refusal(
                    file,
                    operation + place + " answers " + refused.type().code() + ", "
                            + refused.message(wording, operation),
                    refused);
        }
    }

    private static InitException refusal(String file, String reason, @Nullable Throwable cause) {
        return new InitException("Cannot load " + file + ": " + reason, cause);
    }
}
