package dev.millrace.server.cli;

import dev.millrace.server.ErrorWording;
import dev.millrace.server.Fsync;
import dev.millrace.server.MillraceOptions;
import dev.millrace.streams.StreamSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Reads arguments and environment: Millrace's own options, and all of DynamoDB Local's, so that a script written for it
 * starts Millrace.
 *
 * <p>An argument wins over its environment variable. The command is described to picocli by calls instead of
 * annotations, which saves its reflection at each start. Stateless besides the environment.
 */
final class CommandLineReader {
    private static final String DATA_DIRECTORY_DEFAULT = "millrace-data";
    private static final int PORT_DEFAULT = 8000;
    private static final int PORT_MAX = 65535;
    private static final String PORT = "--port";
    private static final String HOST = "--host";
    private static final String DATA_DIR = "--data-dir";
    private static final String DB_PATH = "-dbPath";
    private static final String IN_MEMORY = "--in-memory";
    private static final String FSYNC = "--fsync";
    private static final String ISOLATE = "--isolate";
    private static final String ALLOW_HOST = "--allow-host";
    private static final String CORS_ORIGIN = "--cors-origin";
    private static final String ERROR_WORDING = "--error-wording";
    private static final String LOG_LEVEL = "--log-level";
    private static final String DELAY_TRANSIENT_STATUSES = "--delay-transient-statuses";
    private static final String ITEM_COLLECTION_LIMIT = "--item-collection-limit";
    private static final String STREAM_SHARDS = "--stream-shards";
    private static final String SHARD_ROTATION = "--shard-rotation";
    private static final String STREAM_RETENTION = "--stream-retention";
    private static final String NO_ADMIN = "--no-admin";
    private static final String SHARED_DB = "-sharedDb";

    private final Map<String, String> environment;
    private final String version;

    CommandLineReader(Map<String, String> environment, String version) {
        this.environment = Map.copyOf(environment);
        this.version = version;
    }

    /** What the arguments ask for; never throws for a wrong one. */
    Command read(String... arguments) {
        String[] own = withoutJavaOptions(arguments);
        if (own.length > 0 && own[0].equals(TailCommandReader.NAME)) {
            return new TailCommandReader(environment).read(List.of(own).subList(1, own.length));
        }
        CommandSpec spec = spec();
        CommandLine commandLine = new CommandLine(spec)
                .setPosixClusteredShortOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true);
        try {
            ParseResult parsed = commandLine.parseArgs(own);
            if (parsed.hasMatchedOption("--help")) {
                return new Command.Print(commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF));
            }
            if (parsed.hasMatchedOption("--version")) {
                return new Command.Print("Millrace " + version + System.lineSeparator());
            }
            return new Reading(parsed).serve();
        } catch (CommandLine.UnmatchedArgumentException unknown) {
            return new Command.Refuse(unknownOption(unknown));
        } catch (CommandLine.MissingParameterException missing) {
            String option = missing.getMissing().isEmpty()
                    ? "An option"
                    : "Option " + longestName(missing.getMissing().get(0));
            return new Command.Refuse(option + " needs a value.");
        } catch (CommandLine.ParameterException wrong) {
            return new Command.Refuse(firstLine(String.valueOf(wrong.getMessage())));
        } catch (WrongOptionException wrong) {
            return new Command.Refuse(wrong.sentence);
        }
    }

    /** What scripts for DynamoDB Local put before its options: {@code -Djava.library.path=... -jar DynamoDBLocal.jar}. */
    private static String[] withoutJavaOptions(String[] arguments) {
        int first = 0;
        while (first < arguments.length) {
            String argument = arguments[first];
            if (argument.equals("-jar") && first + 1 < arguments.length) {
                first += 2;
            } else if (argument.startsWith("-D") || argument.startsWith("-X")) {
                first++;
            } else {
                break;
            }
        }
        return List.of(arguments).subList(first, arguments.length).toArray(String[]::new);
    }

    private static CommandSpec spec() {
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
                        "java -jar millrace.jar tail TABLE prints the changes of a table as they come; tail --help says more.");
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
        spec.addOption(valued("N|aws", "Open shards of a new stream, 1 by default; aws: 4 on demand, else 1.", STREAM_SHARDS));
        spec.addOption(valued("DURATION", "How long a shard stays open, 4h by default; 0 for ever.", SHARD_ROTATION));
        spec.addOption(valued("DURATION", "How long stream records are kept, 24h by default.", STREAM_RETENTION));
        spec.addOption(flag("Turn the interface below /_millrace off.", NO_ADMIN));
        spec.addOption(flag("Of DynamoDB Local: one store for all callers, which is the default.", SHARED_DB));
        spec.addOption(flag("Of DynamoDB Local, without effect.", "-optimizeDbBeforeStartup"));
        spec.addOption(flag("Of DynamoDB Local, without effect: nothing is ever reported.", "-disableTelemetry"));
        spec.addOption(flag("Print this help.", "--help", "-help", "-h"));
        spec.addOption(flag("Print the version.", "--version", "-version", "-V"));
        return spec;
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

    private static String unknownOption(CommandLine.UnmatchedArgumentException unknown) {
        String argument = unknown.getUnmatched().get(0);
        String kind = argument.startsWith("-") ? "Unknown option " : "Unexpected argument ";
        List<String> similar = unknown.getSuggestions();
        String hint = similar.isEmpty() ? "; --help lists the options." : "; did you mean " + similar.get(0) + "?";
        return kind + argument + hint;
    }

    private static String longestName(CommandLine.Model.ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    /** A wrong value; carries the sentence that says so. */
    private static final class WrongOptionException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String sentence;

        WrongOptionException(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }

    /** A value and where it was written, for complaints. */
    private record Setting(String value, String source) {}

    /** Turns what was matched into options. */
    private final class Reading {
        private final ParseResult parsed;

        Reading(ParseResult parsed) {
            this.parsed = parsed;
        }

        Command serve() {
            MillraceOptions.Builder options = MillraceOptions.builder()
                    .port(port())
                    .fsync(choice(FSYNC, Fsync.class, Fsync.NEVER))
                    .isolated(isSet(ISOLATE))
                    .itemCollectionSizeMax(itemCollectionSizeMax())
                    .errorWording(choice(ERROR_WORDING, ErrorWording.class, ErrorWording.OLDER))
                    .transientStatusesDelayed(isSet(DELAY_TRANSIENT_STATUSES));
            options.adminEnabled(!isSet(NO_ADMIN));
            streams(options);
            Setting host = find(HOST);
            if (host != null) {
                options.host(host.value());
            }
            Path directory = dataDirectory();
            if (directory != null) {
                options.dataDirectory(directory);
            }
            list(ALLOW_HOST).forEach(options::allowHost);
            list(CORS_ORIGIN).forEach(options::corsOrigin);
            if (parsed.hasMatchedOption(SHARED_DB) && parsed.hasMatchedOption(ISOLATE)) {
                throw new WrongOptionException("-sharedDb and --isolate exclude each other.");
            }
            return new Command.Serve(options.build(), choice(LOG_LEVEL, LogLevel.class, LogLevel.INFO));
        }

        private void streams(MillraceOptions.Builder options) {
            Setting shards = find(STREAM_SHARDS);
            if (shards != null) {
                rootShards(shards, options);
            }
            Duration retention = duration(STREAM_RETENTION, StreamSettings.DEFAULT.retention());
            if (retention.compareTo(StreamSettings.PERIOD_MIN) < 0) {
                throw new WrongOptionException(STREAM_RETENTION + " must be at least 1s.");
            }
            Duration rotation = duration(SHARD_ROTATION, StreamSettings.DEFAULT.rotationPeriod());
            Duration shortest = retention.dividedBy(StreamSettings.GENERATION_COUNT_MAX);
            Duration rotationMin = shortest.compareTo(StreamSettings.PERIOD_MIN) < 0 ? StreamSettings.PERIOD_MIN : shortest;
            if (!rotation.isZero() && rotation.compareTo(rotationMin) < 0) {
                throw new WrongOptionException(SHARD_ROTATION + " must be 0, or at least 1s and a ten-thousandth of "
                        + STREAM_RETENTION + ", here " + rotationMin.toMillis() + "ms.");
            }
            options.streamRetention(retention).shardRotation(rotation);
        }

        private void rootShards(Setting setting, MillraceOptions.Builder options) {
            String value = setting.value().strip();
            if (value.equalsIgnoreCase("aws")) {
                options.streamShardCountAsOnAws();
                return;
            }
            try {
                options.streamShardCount(Integer.parseInt(value));
            } catch (IllegalArgumentException notANumberOrOutOfRange) {
                throw wrong(setting, "a number from 1 to 256, or aws");
            }
        }

        private Duration duration(String option, Duration otherwise) {
            Setting setting = find(option);
            return setting == null
                    ? otherwise
                    : DurationText.parse(setting.value())
                            .orElseThrow(() -> wrong(setting, "a duration such as 90s, 30m, 4h, 7d or PT4H"));
        }

        private int port() {
            Setting setting = find(PORT);
            if (setting == null) {
                return PORT_DEFAULT;
            }
            try {
                int port = Integer.parseInt(setting.value().strip());
                if (port >= 0 && port <= PORT_MAX) {
                    return port;
                }
            } catch (NumberFormatException notANumber) {
                // Falls through to the same sentence as a number out of range.
            }
            throw wrong(setting, "a number from 0 to 65535");
        }

        private long itemCollectionSizeMax() {
            Setting setting = find(ITEM_COLLECTION_LIMIT);
            if (setting == null) {
                return MillraceOptions.ITEM_COLLECTION_SIZE_MAX_DEFAULT;
            }
            try {
                long bytes = Long.parseLong(setting.value().strip());
                if (bytes > 0) {
                    return bytes;
                }
            } catch (NumberFormatException notANumber) {
                // Falls through to the same sentence as a number out of range.
            }
            throw wrong(setting, "a number of bytes, 1 or more");
        }

        /** Arguments win over the environment as a whole: {@code --in-memory} is not refused for MILLRACE_DATA_DIR. */
        private @Nullable Path dataDirectory() {
            Setting dataDir = argument(DATA_DIR);
            Setting dbPath = argument(DB_PATH);
            boolean inMemory = parsed.hasMatchedOption(IN_MEMORY);
            if (inMemory && (dataDir != null || dbPath != null)) {
                throw new WrongOptionException("A data directory and --in-memory exclude each other.");
            }
            if (dataDir != null && dbPath != null) {
                throw new WrongOptionException("-dbPath and --data-dir exclude each other.");
            }
            if (inMemory) {
                return null;
            }
            if (dbPath != null) {
                return path(dbPath).resolve(DATA_DIRECTORY_DEFAULT);
            }
            if (dataDir != null) {
                return path(dataDir);
            }
            boolean inMemoryByVariable = isSet(IN_MEMORY);
            Setting fromVariable = variable(DATA_DIR);
            if (inMemoryByVariable && fromVariable != null) {
                throw new WrongOptionException("MILLRACE_DATA_DIR and MILLRACE_IN_MEMORY exclude each other.");
            }
            if (inMemoryByVariable) {
                return null;
            }
            return fromVariable == null ? Path.of(DATA_DIRECTORY_DEFAULT) : path(fromVariable);
        }

        private Path path(Setting setting) {
            if (setting.value().isBlank()) {
                throw wrong(setting, "a directory");
            }
            try {
                return Path.of(setting.value());
            } catch (InvalidPathException illegal) {
                throw wrong(setting, "a directory");
            }
        }

        private boolean isSet(String option) {
            if (parsed.hasMatchedOption(option)) {
                return true;
            }
            Setting setting = variable(option);
            if (setting == null) {
                return false;
            }
            return switch (setting.value().strip().toLowerCase(Locale.ROOT)) {
                case "true", "1", "yes" -> true;
                case "false", "0", "no" -> false;
                default -> throw wrong(setting, "true or false");
            };
        }

        private <E extends Enum<E>> E choice(String option, Class<E> type, E otherwise) {
            Setting setting = find(option);
            if (setting == null) {
                return otherwise;
            }
            List<String> names = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                String name = constant.name().toLowerCase(Locale.ROOT);
                if (name.equals(setting.value().strip().toLowerCase(Locale.ROOT))) {
                    return constant;
                }
                names.add(name);
            }
            throw wrong(setting, "one of " + String.join(", ", names));
        }

        private List<String> list(String option) {
            List<String> written = parsed.matchedOptionValue(option, List.of());
            Setting setting = variable(option);
            List<String> sources = written.isEmpty() && setting != null ? List.of(setting.value()) : written;
            List<String> names = new ArrayList<>();
            for (String source : sources) {
                for (String name : source.split(",", -1)) {
                    if (!name.isBlank()) {
                        names.add(name.strip());
                    }
                }
            }
            return names;
        }

        private @Nullable Setting find(String option) {
            Setting written = argument(option);
            return written != null ? written : variable(option);
        }

        private @Nullable Setting argument(String option) {
            List<String> values = parsed.matchedOptionValue(option, List.of());
            return values.isEmpty() ? null : new Setting(values.get(values.size() - 1), option);
        }

        private @Nullable Setting variable(String option) {
            String name = "MILLRACE_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
            String value = environment.get(name);
            return value == null || value.isEmpty() ? null : new Setting(value, name);
        }

        private static WrongOptionException wrong(Setting setting, String expected) {
            return new WrongOptionException(
                    setting.source() + " must be " + expected + ", not \"" + setting.value() + "\".");
        }
    }
}
