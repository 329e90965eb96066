package dev.millrace.streams.trigger;

import static dev.millrace.streams.trigger.TriggerFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingLifeTest {
    private final TriggerFixture it = new TriggerFixture();

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void createAnswersCreatingAndIsEnabledThen() {
        EventSourceMapping created = it.triggers.create(
                it.streamArn,
                TriggerFixture.FUNCTION,
                StartingPosition.LATEST,
                settings().build(),
                true);

        assertThat(created.state()).isEqualTo(MappingState.CREATING);
        assertThat(created.lastProcessingResult()).isEqualTo("No records processed");
        assertThat(created.stateTransitionReason()).isEqualTo("User action");
        assertThat(created.uuid()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(it.triggers.get(created.uuid())).isEqualTo(created.in(MappingState.ENABLED));
    }

    @Test
    void aPairOfStreamAndFunctionIsTakenOnce() {
        String uuid = it.create(settings());

        assertThatThrownBy(() -> it.create(settings().batchSize(7)))
                .isInstanceOf(ApiException.class)
                .hasMessage("The event source arn (\" " + it.streamArn
                        + " \") and function (\" handler \") provided mapping already exists. Please update or delete the "
                        + "existing mapping with UUID " + uuid);
        it.triggers.delete(uuid);
        it.create(settings());
    }

    @Test
    void anotherFunctionMayNotBecomeOneThatIsTaken() {
        it.create(settings());
        String other = it.triggers
                .create(
                        it.streamArn,
                        TriggerFixture.FUNCTION + "2",
                        StartingPosition.LATEST,
                        settings().build(),
                        true)
                .uuid();

        assertThatThrownBy(() -> it.triggers.update(
                        other, TriggerFixture.FUNCTION, settings().build(), null))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("already exists");
    }

    @Test
    void anUnknownStreamIsRefused() {
        String arn = it.streamArn.replace("music", "other");
        assertThatThrownBy(() -> it.triggers.create(
                        arn,
                        TriggerFixture.FUNCTION,
                        StartingPosition.LATEST,
                        settings().build(),
                        true))
                .isInstanceOf(ApiException.class)
                .hasMessage("Stream not found: " + arn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "00000000-0000-4000-8000-000000000000"})
    void anUnknownMappingIsRefused(String uuid) {
        assertThatThrownBy(() -> it.triggers.get(uuid)).hasMessage("The resource you requested does not exist.");
        assertThatThrownBy(() -> it.triggers.delete(uuid)).hasMessage("The resource you requested does not exist.");
        assertThatThrownBy(() -> it.triggers.update(uuid, null, settings().build(), null))
                .hasMessage("The resource you requested does not exist.");
        assertThatThrownBy(() -> it.triggers.report(uuid)).hasMessage("The resource you requested does not exist.");
        assertThatThrownBy(() -> it.triggers.caughtUp(uuid)).hasMessage("The resource you requested does not exist.");
    }

    @Test
    void everySettingOutlivesARestart() {
        MappingSettings all = settings()
                .batchSize(7)
                .batchingWindow(Duration.ofSeconds(3))
                .parallelizationFactor(4)
                .maximumRetryAttempts(5)
                .maximumRecordAgeSeconds(61)
                .bisectOnError(true)
                .tumblingWindow(Duration.ofSeconds(30))
                .reportsItemFailures(true)
                .filterPatterns(List.of("{\"eventName\":[\"INSERT\"]}", "{\"eventName\":[\"REMOVE\"]}"))
                .build();
        String uuid = it.triggers
                .create(it.streamArn, TriggerFixture.FUNCTION, StartingPosition.LATEST, all, false)
                .uuid();
        EventSourceMapping before = it.triggers.get(uuid);
        it.restart();

        assertThat(it.triggers.get(uuid)).isEqualTo(before);
        assertThat(before.settings()).isEqualTo(all);
    }

    @Test
    void theLastResultOutlivesARestart() {
        String uuid = it.create(settings());
        it.putAndSettle("a");
        it.restart();

        assertThat(it.triggers.get(uuid).lastProcessingResult()).isEqualTo("OK");
    }

    @Test
    void mappingsAreListedInOrderOfCreation() {
        for (int index = 0; index < 5; index++) {
            it.triggers.create(
                    it.streamArn,
                    "f" + index,
                    StartingPosition.LATEST,
                    settings().build(),
                    false);
        }
        it.restart();

        assertThat(it.triggers.list())
                .extracting(EventSourceMapping::functionArn)
                .containsExactly("f0", "f1", "f2", "f3", "f4");
    }

    @Test
    void anUpdateTakesEffectWithTheNextBatch() {
        String uuid = it.create(settings().batchSize(1));
        it.function.hold();
        it.putAndSettle("a", "b", "c");
        assertThat(it.triggers
                        .update(uuid, null, settings().batchSize(10).build(), null)
                        .state())
                .isEqualTo(MappingState.UPDATING);
        it.pool.settle();
        it.function.letGo();
        it.function.release(FakeFunction.ok());
        it.pool.settle();

        assertThat(it.batches()).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void removeAllForgetsEverything() {
        String uuid = it.create(settings());
        it.putAndSettle("a");
        it.triggers.removeAll();
        it.pool.settle();
        it.restart();

        assertThat(it.triggers.list()).isEmpty();
        assertThat(new MappingStore(it.it.store).checkpoints(uuid)).isEmpty();
    }
}
