package dev.millrace.server;

import dev.millrace.server.trigger.EventFunction;
import dev.millrace.server.trigger.TriggerOptions;
import dev.millrace.streams.RootShards;
import dev.millrace.streams.StreamSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a server is to run. Immutable; made by {@link #builder()}.
 *
 * <p>Unless told otherwise: in memory, on any free port of the loopback address, one namespace for all callers, no
 * foreign Host and no web page let in.
 */
public final class MillraceOptions {
    /** Namespaces that may be open at once when each caller has one of its own. */
    public static final int ISOLATED_NAMESPACE_COUNT_MAX_DEFAULT = 256;

    /** Bytes of one item collection on tables with local secondary indexes: 10 GB, as on AWS. */
    public static final long ITEM_COLLECTION_SIZE_MAX_DEFAULT = 10L * 1024 * 1024 * 1024;

    private final String host;
    private final int port;
    private final @Nullable Path dataDirectory;
    private final Fsync fsync;
    private final boolean isolated;
    private final int isolatedNamespaceCountMax;
    private final List<String> allowedHosts;
    private final List<String> corsOrigins;
    private final ErrorWording errorWording;
    private final boolean transientStatusesDelayed;
    private final long itemCollectionSizeMax;
    private final StreamSettings streams;
    private final boolean adminEnabled;
    private final @Nullable Path initDirectory;
    private final TriggerOptions triggers;

    private MillraceOptions(Builder builder) {
        this.host = builder.host;
        this.port = builder.port;
        this.dataDirectory = builder.dataDirectory;
        this.fsync = builder.fsync;
        this.isolated = builder.isolated;
        this.isolatedNamespaceCountMax = builder.isolatedNamespaceCountMax;
        this.allowedHosts = List.copyOf(builder.allowedHosts);
        this.corsOrigins = List.copyOf(builder.corsOrigins);
        this.errorWording = builder.errorWording;
        this.transientStatusesDelayed = builder.transientStatusesDelayed;
        this.itemCollectionSizeMax = builder.itemCollectionSizeMax;
        this.streams = StreamSettings.DEFAULT
                .withRotation(Duration.ZERO)
                .withRetention(builder.streamRetention)
                .withRotation(builder.shardRotation)
                .withRootShards(
                        builder.streamShardCount == 0 ? RootShards.AS_ON_AWS : RootShards.of(builder.streamShardCount));
        this.adminEnabled = builder.adminEnabled;
        this.initDirectory = builder.initDirectory;
        this.triggers = new TriggerOptions(
                builder.functions, builder.eventFunctions, builder.destinations, builder.triggersFile);
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The address to listen on. */
    public String host() {
        return host;
    }

    /** The port to listen on, 0 for any free one. */
    public int port() {
        return port;
    }

    /** Where the data lies; empty if it is kept in memory only. */
    public Optional<Path> dataDirectory() {
        return Optional.ofNullable(dataDirectory);
    }

    /** When a write counts as done. */
    public Fsync fsync() {
        return fsync;
    }

    /** Whether each access key id and region has tables of its own. */
    public boolean isolated() {
        return isolated;
    }

    /** How many such namespaces may be open at once. */
    public int isolatedNamespaceCountMax() {
        return isolatedNamespaceCountMax;
    }

    /** Host names answered besides the local ones. */
    public List<String> allowedHosts() {
        return allowedHosts;
    }

    /** Origins whose web pages may read answers. */
    public List<String> corsOrigins() {
        return corsOrigins;
    }

    /** Which of AWS's wordings errors have. */
    public ErrorWording errorWording() {
        return errorWording;
    }

    /**
     * Whether tables are CREATING, UPDATING and DELETING for some seconds, as DynamoDB Local's
     * {@code -delayTransientStatuses} has it.
     */
    public boolean transientStatusesDelayed() {
        return transientStatusesDelayed;
    }

    /** Bytes that one item collection may have, on tables with local secondary indexes. */
    public long itemCollectionSizeMax() {
        return itemCollectionSizeMax;
    }

    /** Open shards of a new stream; empty for as many as on AWS, by the table's billing mode. */
    public OptionalInt streamShardCount() {
        RootShards shards = streams.rootShards();
        return shards.equals(RootShards.AS_ON_AWS) ? OptionalInt.empty() : OptionalInt.of(shards.provisionedCount());
    }

    /** How long a shard stays open; zero for ever. */
    public Duration shardRotation() {
        return streams.rotationPeriod();
    }

    /** How long stream records are kept. */
    public Duration streamRetention() {
        return streams.retention();
    }

    /** Whether the interface below {@code /_millrace} answers. */
    public boolean adminEnabled() {
        return adminEnabled;
    }

    /** Where the files of tables and items to start with lie; empty if there are none. */
    public Optional<Path> initDirectory() {
        return Optional.ofNullable(initDirectory);
    }

    /** What triggers reach, and the file that has more of it. */
    public TriggerOptions triggers() {
        return triggers;
    }

    StreamSettings streams() {
        return streams;
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private static final int PORT_MAX = 65535;

        private String host = "127.0.0.1";
        private int port;
        private @Nullable Path dataDirectory;
        private Fsync fsync = Fsync.NEVER;
        private boolean isolated;
        private int isolatedNamespaceCountMax = ISOLATED_NAMESPACE_COUNT_MAX_DEFAULT;
        private final List<String> allowedHosts = new ArrayList<>();
        private final List<String> corsOrigins = new ArrayList<>();
        private ErrorWording errorWording = ErrorWording.OLDER;
        private boolean transientStatusesDelayed;
        private long itemCollectionSizeMax = ITEM_COLLECTION_SIZE_MAX_DEFAULT;
        /** 0 for as many as on AWS. */
        private int streamShardCount = 1;

        private Duration shardRotation = StreamSettings.DEFAULT.rotationPeriod();
        private Duration streamRetention = StreamSettings.DEFAULT.retention();
        private boolean adminEnabled = true;
        private @Nullable Path initDirectory;
        private final Map<String, String> functions = new LinkedHashMap<>();
        private final Map<String, EventFunction> eventFunctions = new LinkedHashMap<>();
        private final Map<String, String> destinations = new LinkedHashMap<>();
        private @Nullable Path triggersFile;

        private Builder() {}

        /** Listens on this address or name instead of 127.0.0.1. */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /**
         * Listens on this port; 0, the default, picks a free one.
         *
         * @throws IllegalArgumentException if it is no port
         */
        public Builder port(int value) {
            if (value < 0 || value > PORT_MAX) {
                throw new IllegalArgumentException("a port is between 0 and 65535, not " + value);
            }
            port = value;
            return this;
        }

        /** Keeps data in memory only, which is the default. */
        public Builder inMemory() {
            dataDirectory = null;
            return this;
        }

        /** Keeps data in this directory; needs RocksDB on the class path. */
        public Builder dataDirectory(Path value) {
            dataDirectory = value;
            return this;
        }

        /** When a write counts as done; only for data on disk. */
        public Builder fsync(Fsync value) {
            fsync = value;
            return this;
        }

        /** Gives each access key id and region tables of its own. */
        public Builder isolated(boolean value) {
            isolated = value;
            return this;
        }

        /** How many isolated namespaces may be open at once. */
        public Builder isolatedNamespaceCountMax(int value) {
            isolatedNamespaceCountMax = value;
            return this;
        }

        /** Answers this Host too; {@code *.name} for all names below it, {@code *} for all. */
        public Builder allowHost(String value) {
            allowedHosts.add(value);
            return this;
        }

        /** Lets web pages of this origin read answers; {@code *} for all. */
        public Builder corsOrigin(String value) {
            corsOrigins.add(value);
            return this;
        }

        /** Words errors as AWS does in most regions, which is the default, or as in those with its newer validation. */
        public Builder errorWording(ErrorWording value) {
            errorWording = value;
            return this;
        }

        /** Lets tables take their time to become ACTIVE. */
        public Builder transientStatusesDelayed(boolean value) {
            transientStatusesDelayed = value;
            return this;
        }

        /**
         * Lets item collections have this many bytes, so that a test can reach the limit.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder itemCollectionSizeMax(long bytes) {
            if (bytes <= 0) {
                throw new IllegalArgumentException("an item collection has at least 1 byte, not " + bytes);
            }
            itemCollectionSizeMax = bytes;
            return this;
        }

        /**
         * Gives new streams this many open shards; 1 by default.
         *
         * @throws IllegalArgumentException if it is not between 1 and 256
         */
        public Builder streamShardCount(int value) {
            if (value < 1 || value > RootShards.COUNT_MAX) {
                throw new IllegalArgumentException(
                        "a stream begins with 1 to " + RootShards.COUNT_MAX + " shards, not " + value);
            }
            streamShardCount = value;
            return this;
        }

        /** Gives new streams as many open shards as AWS does: 1, or 4 for an on-demand table. */
        public Builder streamShardCountAsOnAws() {
            streamShardCount = 0;
            return this;
        }

        /** Replaces each shard after this time, 4 hours by default; zero never does. */
        public Builder shardRotation(Duration value) {
            shardRotation = value;
            return this;
        }

        /** Keeps stream records for this time, 24 hours by default. */
        public Builder streamRetention(Duration value) {
            streamRetention = value;
            return this;
        }

        /** Whether the interface below {@code /_millrace} answers, which it does by default. */
        public Builder adminEnabled(boolean value) {
            adminEnabled = value;
            return this;
        }

        /**
         * Creates tables and writes items from the JSON files of this directory before the server answers: inputs of
         * the AWS CLI's {@code create-table}, {@code batch-write-item} and {@code update-time-to-live}, in the order of
         * their names. Tables that exist already are left as they are, with their items. Not for isolated callers.
         */
        public Builder initDirectory(Path value) {
            initDirectory = value;
            return this;
        }

        /**
         * Lets triggers invoke the function {@code name}.
         *
         * @param uri where it is, such as {@code http://127.0.0.1:9000/}; docs/triggers.md has all forms
         */
        public Builder function(String name, String uri) {
            functions.put(name, uri);
            return this;
        }

        /** Lets triggers invoke {@code function} in this JVM under this name. */
        public Builder function(String name, EventFunction function) {
            eventFunctions.put(name, function);
            return this;
        }

        /** Tells discarded batches of mappings with this on-failure destination to {@code uri}. */
        public Builder failureDestination(String arn, String uri) {
            destinations.put(arn, uri);
            return this;
        }

        /** Reads functions, destinations and mappings from a file; functions given here win over its own. */
        public Builder triggersFile(Path value) {
            triggersFile = value;
            return this;
        }

        /**
         * Starts a server with these options on the system's time.
         *
         * @throws StartException if the port is taken, or the data directory or a file to start with cannot be used
         */
        public MillraceServer start() {
            return MillraceServer.start(build());
        }

        /**
         * Ends the collecting.
         *
         * @throws IllegalArgumentException if times are shorter than a second, or the rotation is shorter than a
         *     ten-thousandth of the retention
         */
        public MillraceOptions build() {
            return new MillraceOptions(this);
        }
    }
}
