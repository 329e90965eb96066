package dev.millrace.server.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of the server with their names and what {@code --help} says of them.
 *
 * <p>The command is described to picocli by calls instead of annotations, which saves its reflection at each start.
 */
final class CommandLineSpec {
    static final String PORT = "--port";
    static final String HOST = "--host";
    static final String DATA_DIR = "--data-dir";
    static final String DB_PATH = "-dbPath";
    static final String IN_MEMORY = "--in-memory";
    static final String FSYNC = "--fsync";
    static final String ISOLATE = "--isolate";
    static final String ALLOW_HOST = "--allow-host";
    static final String CORS_ORIGIN = "--cors-origin";
    static final String ERROR_WORDING = "--error-wording";
    static final String LOG_LEVEL = "--log-level";
    static final String DELAY_TRANSIENT_STATUSES = "--delay-transient-statuses";
    static final String ITEM_COLLECTION_LIMIT = "--item-collection-limit";
    static final String STREAM_SHARDS = "--stream-shards";
    static final String SHARD_ROTATION = "--shard-rotation";
    static final String STREAM_RETENTION = "--stream-retention";
    static final String INIT = "--init";
    static final String FUNCTION = "--function";
    static final String DESTINATION = "--destination";
    static final String TRIGGERS = "--triggers";
    static final String NO_ADMIN = "--no-admin";
    static final String SHARED_DB = "-sharedDb";

    private CommandLineSpec() {}

    static CommandSpec make() {
        CommandSpec spec = CommandSpec.create().name("java -jar millrace.jar");
        spec.usageMessage()
                .width(110)
                .sortOptions(false)
                .description("DynamoDB and DynamoDB Streams on your own machine.")
                .footer(
                        "",
                        "Each option can be given as an environment variable too, such as MILLRACE_PORT=8001,",
                        "MILLRACE_IN_MEMORY=true or MILLRACE_DATA_DIR=/data; an argument wins over it.",
                        "The options of DynamoDB Local are understood as well.",
                        "",
                        "java -jar millrace.jar tail TABLE prints the changes of a table as they come; tail --help says more.",
                        "java -jar millrace.jar triggers prints the triggers of a server; triggers --help says more.");
        spec.addOption(valued("PORT", "Port to listen on, 8000 by default; 0 picks a free one.", PORT, "-port"));
        spec.addOption(valued("ADDRESS", "Address to listen on, 127.0.0.1 by default.", HOST));
        spec.addOption(valued("DIR", "Where the data is kept, ./millrace-data by default.", DATA_DIR));
        spec.addOption(valued("DIR", "As DynamoDB Local: the data is kept in DIR/millrace-data.", DB_PATH));
        spec.addOption(flag("Keep data in memory only.", IN_MEMORY, "-inMemory"));
        spec.addOption(valued("never|always", "Whether each write waits for the disk, never by default.", FSYNC));
        spec.addOption(flag("Give each access key id and region tables of its own.", ISOLATE));
        spec.addOption(valued(
                "NAME", "Answer requests to this Host too; may be repeated, *.NAME is all below NAME.", ALLOW_HOST));
        spec.addOption(valued(
                "ORIGIN",
                "Let web pages of this origin read answers; may be repeated, * is all.",
                CORS_ORIGIN,
                "-cors"));
        spec.addOption(
                valued("older|newer", "Which of AWS's two wordings errors have, older by default.", ERROR_WORDING));
        spec.addOption(valued("error|warn|info|debug|trace", "How much is logged, info by default.", LOG_LEVEL));
        spec.addOption(flag(
                "Let tables be CREATING, UPDATING and DELETING for three seconds each.",
                DELAY_TRANSIENT_STATUSES,
                "-delayTransientStatuses"));
        spec.addOption(valued(
                "BYTES",
                "How large an item collection may be on tables with local secondary indexes, 10 GB by default.",
                ITEM_COLLECTION_LIMIT));
        spec.addOption(
                valued("N|aws", "Open shards of a new stream, 1 by default; aws: 4 on demand, else 1.", STREAM_SHARDS));
        spec.addOption(valued("DURATION", "How long a shard stays open, 4h by default; 0 for ever.", SHARD_ROTATION));
        spec.addOption(valued("DURATION", "How long stream records are kept, 24h by default.", STREAM_RETENTION));
        spec.addOption(valued(
                "DIR",
                "Create tables and write items from the JSON files in DIR before anything is answered, in name order.",
                INIT));
        addTriggers(spec);
        spec.addOption(flag("Turn the interface below /_millrace off.", NO_ADMIN));
        spec.addOption(flag("Of DynamoDB Local: one store for all callers, which is the default.", SHARED_DB));
        spec.addOption(flag("Of DynamoDB Local, without effect.", "-optimizeDbBeforeStartup"));
        spec.addOption(flag("Of DynamoDB Local, without effect: nothing is ever reported.", "-disableTelemetry"));
        spec.addOption(flag("Print this help.", "--help", "-help", "-h"));
        spec.addOption(flag("Print the version.", "--version", "-version", "-V"));
        return spec;
    }

    private static void addTriggers(CommandSpec spec) {
        spec.addOption(valued(
                "NAME=URI",
                "Where the function NAME is, for triggers; may be repeated, docs/triggers.md has the forms.",
                FUNCTION));
        spec.addOption(valued(
                "ARN=URI",
                "Where batches given up by triggers are told, by on-failure destination; may be repeated.",
                DESTINATION));
        spec.addOption(valued("FILE", "Functions, destinations and mappings of triggers, as JSON.", TRIGGERS));
    }

    private static OptionSpec valued(String label, String description, String name, String... otherNames) {
        return OptionSpec.builder(name, otherNames)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description(description)
                .build();
    }

    private static OptionSpec flag(String description, String name, String... otherNames) {
        return OptionSpec.builder(name, otherNames)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }
}
