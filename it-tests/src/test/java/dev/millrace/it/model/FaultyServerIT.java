package dev.millrace.it.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.RunningServer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model test finds a fault, and cuts the sequence that shows it down to what a person can read. */
class FaultyServerIT {
    private static final int SEQUENCE_COUNT_MAX = 400;
    private static final int CUT_STEP_COUNT_MAX = 5;

    @ParameterizedTest
    @EnumSource
    void faultIsFoundAndItsSequenceCutShort(FaultyServer.Fault fault) {
        try (ServerHost host = ServerHost.lasting(RunningServer::inMemory)) {
            Server server = new FaultyServer(host, fault);
            for (long seed = 1; seed <= SEQUENCE_COUNT_MAX; seed++) {
                Sequence sequence = Sequence.of(seed);
                Optional<Play.Failure> failure = Play.of(newWorld(server, sequence.world()), sequence.steps());
                if (failure.isPresent()) {
                    Play.Cut cut = Play.cut(() -> newWorld(server, sequence.world()), sequence.steps(), failure.get());
                    assertThat(cut.steps())
                            .as("steps that show the fault:\n%s", cut.failure())
                            .hasSizeLessThanOrEqualTo(CUT_STEP_COUNT_MAX);
                    return;
                }
            }
            throw new AssertionError("nothing found in " + SEQUENCE_COUNT_MAX + " sequences");
        }
    }

    private static World newWorld(Server server, List<TableShape> shapes) {
        return new World(server, UUID.randomUUID().toString().substring(0, 8) + "-", shapes);
    }
}
