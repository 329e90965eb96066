package dev.millrace.it.streams;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Weeks in the life of a table, step by step at random: writes, hours and days that pass, rotations, splits, streams turned
 * off and on, tables deleted and created. After each, what the server shows of a stream is what a plain model says by the
 * clock: which records there still are, which are trimmed, which shards are listed, which iterators live.
 *
 * <p>{@code -Dmillrace.it.seed=N} plays one sequence again.
 */
class StreamClockModelIT {
    private static final int STEP_COUNT = 1200;

    @Test
    void whatIsThereIsWhatTheClockSays() {
        long seed = Long.getLong("millrace.it.seed", System.nanoTime());
        System.out.println("streams by the clock, seed " + seed);
        try (StreamServer server = StreamServer.start(options -> options.streamShardCount(2))) {
            ClockModel model = new ClockModel(server, seed);
            for (int step = 0; step < STEP_COUNT; step++) {
                try {
                    model.step();
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed + ", step " + step + ": " + e.getMessage(), e);
                }
            }
            System.out.println("streams by the clock, seed " + seed + ": " + model.streamCount() + " streams, "
                    + model.writeCount() + " writes, "
                    + Duration.ofMinutes(model.nowMinute()).toDays() + " days");
        }
    }
}
