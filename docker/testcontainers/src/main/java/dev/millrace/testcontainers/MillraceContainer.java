package dev.millrace.testcontainers;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.Volume;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * DynamoDB and DynamoDB Streams in a container. In memory unless told otherwise; each container begins empty, or with what
 * {@link #withInit} names.
 *
 * <pre>{@code
 * try (MillraceContainer millrace = new MillraceContainer()) {
 *     millrace.start();
 *     DynamoDbClient client = DynamoDbClient.builder()
 *             .endpointOverride(millrace.endpoint())
 *             .region(Region.of(millrace.region()))
 *             .credentialsProvider(StaticCredentialsProvider.create(
 *                     AwsBasicCredentials.create(millrace.accessKeyId(), millrace.secretAccessKey())))
 *             .build();
 * }
 * }</pre>
 *
 * <p>The same endpoint serves streams. As thread-safe as any container of Testcontainers: the {@code with...} methods
 * belong to one thread before the start, all others to any after it.
 */
public final class MillraceContainer extends GenericContainer<MillraceContainer> {
    /** The image that {@code docker/build} makes. */
    public static final DockerImageName IMAGE_DEFAULT = DockerImageName.parse("millrace:local");

    /** The port inside the container. */
    public static final int PORT = 8000;

    private static final String DATA_DIRECTORY = "/data";
    private static final String INIT_DIRECTORY = "/init";

    /** The server runs as another user than the one who wrote the files. */
    private static final int READABLE = 0755;

    private final List<String> options = new ArrayList<>();
    private boolean inMemory = true;

    /** A container of {@link #IMAGE_DEFAULT}. */
    public MillraceContainer() {
        this(IMAGE_DEFAULT);
    }

    /** A container of this image. */
    public MillraceContainer(String image) {
        this(DockerImageName.parse(image));
    }

    /** A container of this image. */
    public MillraceContainer(DockerImageName image) {
        super(image);
        addExposedPort(PORT);
        setWaitStrategy(new HealthWait());
    }

    /**
     * Keeps the data on disk, in a volume that outlives the container if it has this name; Docker makes it on first use.
     */
    public MillraceContainer withDataVolume(String name) {
        inMemory = false;
        return withHostConfig(host ->
                host.withBinds(append(host.getBinds(), new Bind(name, new Volume(DATA_DIRECTORY), AccessMode.rw))));
    }

    /**
     * Creates tables and writes items from the JSON files of this directory before the container counts as started: inputs
     * of the AWS CLI's {@code create-table} and {@code batch-write-item}, in the order of their names.
     */
    public MillraceContainer withInit(Path directory) {
        return withCopyFileToContainer(MountableFile.forHostPath(directory, READABLE), INIT_DIRECTORY);
    }

    /** Adds options of the server, such as {@code --stream-shards 4}. */
    public MillraceContainer withOptions(String... serverOptions) {
        options.addAll(List.of(serverOptions));
        return this;
    }

    /**
     * Publishes the port on this machine's loopback address alone. Not where the engine runs on another machine, or the
     * test in a container of its own.
     */
    public MillraceContainer withLoopbackOnly() {
        return withHostConfig(
                host -> host.withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"), ExposedPort.tcp(PORT))));
    }

    /** Where clients of tables and of streams connect to. */
    public URI endpoint() {
        return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
    }

    /** Any key will do; all keys see the same tables unless the server isolates them. */
    public String accessKeyId() {
        return "local";
    }

    /** Any secret will do: signatures are not checked. */
    public String secretAccessKey() {
        return "local";
    }

    /** Any region will do. */
    public String region() {
        return "us-east-1";
    }

    /** The clock that expiry, retention and rotation of shards follow. */
    public ContainerClock clock() {
        return new ContainerClock(new AdminClient(endpoint()));
    }

    /** Named states to go back to. */
    public ContainerSnapshots snapshots() {
        return new ContainerSnapshots(new AdminClient(endpoint()));
    }

    @Override
    protected void configure() {
        // A name of the engine's machine may have dots, and would be refused as a foreign Host.
        withEnv("MILLRACE_ALLOW_HOST", getHost());
        if (getCommandParts().length == 0) {
            List<String> command = new ArrayList<>();
            if (inMemory) {
                command.add("--in-memory");
            }
            command.addAll(options);
            setCommandParts(command.toArray(String[]::new));
        } else if (!options.isEmpty()) {
            throw new IllegalStateException("withCommand replaces the options: " + options);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private MillraceContainer withHostConfig(Consumer<HostConfig> change) {
        return withCreateContainerCmdModifier(
                command -> change.accept(Objects.requireNonNull(command.getHostConfig(), "Testcontainers sets it")));
    }

    private static Bind[] append(Bind[] binds, Bind further) {
        List<Bind> all = new ArrayList<>(binds == null ? List.of() : List.of(binds));
        all.add(further);
        return all.toArray(Bind[]::new);
    }
}
