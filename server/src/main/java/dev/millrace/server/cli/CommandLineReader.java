package dev.millrace.server.cli;

import dev.millrace.server.ErrorWording;
import dev.millrace.server.Fsync;
import dev.millrace.server.MillraceOptions;
import dev.millrace.streams.StreamSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * <p>An argument wins over its environment variable. Stateless besides the environment.
 */
final class CommandLineReader {
    private static final String DATA_DIRECTORY_DEFAULT = "millrace-data";
    private static final int PORT_DEFAULT = 8000;
    private static final int PORT_MAX = 65535;

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
        if (own.length > 0 && own[0].equals(TriggersCommandReader.NAME)) {
            return new TriggersCommandReader(environment).read(List.of(own).subList(1, own.length));
        }
        CommandSpec spec = CommandLineSpec.make();
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
                    .fsync(choice(CommandLineSpec.FSYNC, Fsync.class, Fsync.NEVER))
                    .isolated(isSet(CommandLineSpec.ISOLATE))
                    .itemCollectionSizeMax(itemCollectionSizeMax())
                    .errorWording(choice(CommandLineSpec.ERROR_WORDING, ErrorWording.class, ErrorWording.OLDER))
                    .transientStatusesDelayed(isSet(CommandLineSpec.DELAY_TRANSIENT_STATUSES));
            options.adminEnabled(!isSet(CommandLineSpec.NO_ADMIN));
            streams(options);
            triggers(options);
            Setting host = find(CommandLineSpec.HOST);
            if (host != null) {
                options.host(host.value());
            }
            Path directory = dataDirectory();
            if (directory != null) {
                options.dataDirectory(directory);
            }
            Setting init = find(CommandLineSpec.INIT);
            if (init != null) {
                options.initDirectory(path(init));
            }
            list(CommandLineSpec.ALLOW_HOST).forEach(options::allowHost);
            list(CommandLineSpec.CORS_ORIGIN).forEach(options::corsOrigin);
            if (parsed.hasMatchedOption(CommandLineSpec.SHARED_DB)
                    && parsed.hasMatchedOption(CommandLineSpec.ISOLATE)) {
                throw new WrongOptionException("-sharedDb and --isolate exclude each other.");
            }
            return new Command.Serve(options.build(), choice(CommandLineSpec.LOG_LEVEL, LogLevel.class, LogLevel.INFO));
        }

        private void streams(MillraceOptions.Builder options) {
            Setting shards = find(CommandLineSpec.STREAM_SHARDS);
            if (shards != null) {
                rootShards(shards, options);
            }
            Duration retention = duration(CommandLineSpec.STREAM_RETENTION, StreamSettings.DEFAULT.retention());
            if (retention.compareTo(StreamSettings.PERIOD_MIN) < 0) {
                throw new WrongOptionException(CommandLineSpec.STREAM_RETENTION + " must be at least 1s.");
            }
            Duration rotation = duration(CommandLineSpec.SHARD_ROTATION, StreamSettings.DEFAULT.rotationPeriod());
            Duration shortest = retention.dividedBy(StreamSettings.GENERATION_COUNT_MAX);
            Duration rotationMin =
                    shortest.compareTo(StreamSettings.PERIOD_MIN) < 0 ? StreamSettings.PERIOD_MIN : shortest;
            if (!rotation.isZero() && rotation.compareTo(rotationMin) < 0) {
                throw new WrongOptionException(
                        CommandLineSpec.SHARD_ROTATION + " must be 0, or at least 1s and a ten-thousandth of "
                                + CommandLineSpec.STREAM_RETENTION + ", here " + rotationMin.toMillis() + "ms.");
            }
            options.streamRetention(retention).shardRotation(rotation);
        }

        private void triggers(MillraceOptions.Builder options) {
            pairs(CommandLineSpec.FUNCTION).forEach(options::function);
            pairs(CommandLineSpec.DESTINATION).forEach(options::failureDestination);
            Setting file = find(CommandLineSpec.TRIGGERS);
            if (file != null) {
                options.triggersFile(path(file));
            }
        }

        /** Arguments may have commas, in a URI; a variable is a list that is separated by them. */
        private Map<String, String> pairs(String option) {
            List<Setting> settings = new ArrayList<>();
            for (String value : parsed.matchedOptionValue(option, List.<String>of())) {
                settings.add(new Setting(value, option));
            }
            Setting variable = variable(option);
            if (settings.isEmpty() && variable != null) {
                for (String value : variable.value().split(",", -1)) {
                    settings.add(new Setting(value.strip(), variable.source()));
                }
            }
            Map<String, String> pairs = new LinkedHashMap<>();
            for (Setting setting : settings) {
                int equals = setting.value().indexOf('=');
                if (equals <= 0 || equals == setting.value().length() - 1) {
                    throw wrong(setting, "NAME=URI");
                }
                pairs.put(setting.value().substring(0, equals), setting.value().substring(equals + 1));
            }
            return pairs;
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
            Setting setting = find(CommandLineSpec.PORT);
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
            Setting setting = find(CommandLineSpec.ITEM_COLLECTION_LIMIT);
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
            Setting dataDir = argument(CommandLineSpec.DATA_DIR);
            Setting dbPath = argument(CommandLineSpec.DB_PATH);
            boolean inMemory = parsed.hasMatchedOption(CommandLineSpec.IN_MEMORY);
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
            boolean inMemoryByVariable = isSet(CommandLineSpec.IN_MEMORY);
            Setting fromVariable = variable(CommandLineSpec.DATA_DIR);
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
