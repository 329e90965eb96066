package dev.millrace.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import dev.millrace.it.tools.RequiresTool;
import dev.millrace.it.tools.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;

/** The image in real containers, each published on the loopback address alone. */
@RequiresTool(Tool.IMAGE)
class MillraceContainerIT {
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(60);
    private static final int STOP_SECONDS_MAX = 10;
    private static final int TERMINATED = 143;

    private static MillraceContainer container() {
        return new MillraceContainer().withLoopbackOnly();
    }

    private static MillraceContainer hardened(MillraceContainer container, String user) {
        return container.withCreateContainerCmdModifier(command -> {
            command.withUser(user);
            Objects.requireNonNull(command.getHostConfig())
                    .withReadonlyRootfs(true)
                    .withCapDrop(Capability.ALL)
                    .withSecurityOpts(List.of("no-new-privileges"));
        });
    }

    private static InspectContainerResponse inspect(String id) {
        return DockerClientFactory.instance().client().inspectContainerCmd(id).exec();
    }

    /** A named volume, removed with whatever it holds. */
    private record DataVolume(String name) implements AutoCloseable {
        static DataVolume ofOwn() {
            return new DataVolume("millrace-it-" + UUID.randomUUID());
        }

        @Override
        public void close() {
            DockerClientFactory.instance().client().removeVolumeCmd(name).exec();
        }
    }

    private static void assertThatItWorks(MillraceContainer container) {
        try (Music music = new Music(container.endpoint())) {
            music.create();
            music.updateWithStream();
            music.put("Arturus Ardvarkian");
            music.put("The Acme Band");
            music.delete("Arturus Ardvarkian");

            assertThat(music.has("The Acme Band")).isTrue();
            assertThat(music.changes())
                    .containsExactly("INSERT Arturus Ardvarkian", "INSERT The Acme Band", "REMOVE Arturus Ardvarkian");
        }
    }

    @Test
    void aTableGetsAStreamAndItsRecordsAreRead() {
        try (MillraceContainer container = container()) {
            container.start();

            assertThatItWorks(container);
        }
    }

    @Test
    void whatWasWrittenOutlivesAKilledContainer() {
        try (DataVolume volume = DataVolume.ofOwn()) {
            try (MillraceContainer first = container().withDataVolume(volume.name())) {
                first.start();
                assertThatItWorks(first);
                first.getDockerClient().killContainerCmd(first.getContainerId()).exec();
            }
            try (MillraceContainer second = container().withDataVolume(volume.name())) {
                second.start();
                try (Music music = new Music(second.endpoint())) {
                    assertThat(music.has("The Acme Band")).isTrue();
                    assertThat(music.changes()).hasSize(3);
                }
            }
        }
    }

    @Test
    void itRunsInMemoryWithNothingToWriteAndNoRights() {
        try (MillraceContainer container = hardened(container(), "10001:10001")) {
            container.start();

            assertThatItWorks(container);
        }
    }

    @Test
    void anyUserCanKeepDataInAVolume() {
        try (DataVolume volume = DataVolume.ofOwn();
                MillraceContainer container = hardened(container().withDataVolume(volume.name()), "4711:0")) {
            container.start();

            assertThatItWorks(container);
        }
    }

    @Test
    void itsHealthBecomesKnownToTheEngine() {
        try (MillraceContainer container = container().withOptions("--port", "8000")) {
            container.start();

            Awaitility.await()
                    .atMost(HEALTH_PATIENCE)
                    .untilAsserted(() -> assertThat(Objects.requireNonNull(inspect(container.getContainerId())
                                            .getState()
                                            .getHealth())
                                    .getStatus())
                            .isEqualTo("healthy"));
        }
    }

    @Test
    void itEndsInOrderWhenToldTo() {
        try (MillraceContainer container = container()) {
            container.start();
            String id = container.getContainerId();
            container
                    .getDockerClient()
                    .stopContainerCmd(id)
                    .withTimeout(STOP_SECONDS_MAX)
                    .exec();

            // 137 would mean that it had to be killed.
            assertThat(Objects.requireNonNull(inspect(id).getState().getExitCodeLong()))
                    .isEqualTo(TERMINATED);
        }
    }

    @Test
    void theCommandOfDynamoDbLocalsImageStartsIt() {
        try (MillraceContainer container = container()) {
            container.withCommand("-jar", "DynamoDBLocal.jar", "-inMemory", "-sharedDb");
            container.start();

            assertThatItWorks(container);
        }
    }

    @Test
    void itStartsWithTablesFromFiles(@TempDir Path init) throws IOException {
        writeInit(init, "{\"Music\":[{\"PutRequest\":{\"Item\":{\"Artist\":{\"S\":\"No One You Know\"}}}}]}");
        try (MillraceContainer container = container().withInit(init)) {
            container.start();
            try (Music music = new Music(container.endpoint())) {
                assertThat(music.has("No One You Know")).isTrue();
            }
        }
    }

    @Test
    void aBadFileEndsTheContainerWithItsName(@TempDir Path init) throws IOException {
        writeInit(init, "{\"Music\":[");
        try (MillraceContainer container = container().withInit(init)) {
            assertThatThrownBy(container::start)
                    .isInstanceOf(ContainerLaunchException.class)
                    .rootCause()
                    .hasMessageContaining("/init/2-items.json");
        }
    }

    private static void writeInit(Path init, String items) throws IOException {
        Files.writeString(
                init.resolve("1-table.json"),
                "{\"TableName\":\"Music\",\"BillingMode\":\"PAY_PER_REQUEST\","
                        + "\"AttributeDefinitions\":[{\"AttributeName\":\"Artist\",\"AttributeType\":\"S\"}],"
                        + "\"KeySchema\":[{\"AttributeName\":\"Artist\",\"KeyType\":\"HASH\"}]}");
        Files.writeString(init.resolve("2-items.json"), items);
    }

    @Test
    void itsClockIsMoved() {
        try (MillraceContainer container = container()) {
            container.start();
            Instant target = Instant.parse("2030-01-01T00:00:00Z");
            container.clock().freeze();

            assertThat(container.clock().set(target)).isEqualTo(target);
            assertThat(container.clock().advance(Duration.ofDays(2))).isEqualTo(Instant.parse("2030-01-03T00:00:00Z"));
            assertThat(container.clock().now()).isEqualTo(Instant.parse("2030-01-03T00:00:00Z"));
            assertThat(container.clock().resume()).isAfterOrEqualTo(Instant.parse("2030-01-03T00:00:00Z"));
        }
    }

    @Test
    void itGoesBackToANamedState() {
        try (MillraceContainer container = container()) {
            container.start();
            try (Music music = new Music(container.endpoint())) {
                music.create();
                container.snapshots().take("empty");
                music.put("The Acme Band");
                container.snapshots().restore("empty");

                assertThat(music.has("The Acme Band")).isFalse();
                assertThat(container.snapshots().names()).containsExactly("empty");
                container.snapshots().delete("empty");
                assertThatThrownBy(() -> container.snapshots().restore("empty"))
                        .hasMessageContaining("There is no snapshot empty.");
            }
        }
    }
}
