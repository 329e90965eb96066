package dev.millrace.it.model;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Plays steps, and cuts those that fail down to the few that matter. */
final class Play {
    private static final int ATTEMPT_COUNT_MAX = 600;

    private Play() {}

    /**
     * Where a sequence failed.
     *
     * @param stepCount how many steps were played, the failing one included; all of them if the last look failed
     * @param message what differs
     * @param trace the steps, a line each
     */
    record Failure(int stepCount, String message, List<String> trace) {
        /** What kind of difference it is: the message up to the request or the data in it. */
        String kind() {
            return message.split("aws |[{\\[0-9]", 2)[0];
        }
    }

    /** Plays all steps and looks at everything afterwards. */
    static Optional<Failure> of(World world, List<Step> steps) {
        Session session = world.session();
        int played = 0;
        try {
            for (Step step : steps) {
                played++;
                playOne(step, session);
            }
            world.finish(session);
            return Optional.empty();
        } catch (Difference | IllegalStateException | UncheckedIOException difference) {
            List<String> trace = steps.subList(0, played).stream()
                    .map(step -> step.line(session))
                    .toList();
            return Optional.of(new Failure(played, String.valueOf(difference.getMessage()), trace));
        }
    }

    private static void playOne(Step step, Session session) {
        try {
            step.run(session);
        } catch (Unspecified open) {
            // Thrown before anything is sent.
        }
    }

    /** The shortest form found of a sequence that failed. */
    record Cut(List<Step> steps, Failure failure) {}

    /**
     * Cuts a failing sequence: to the prefix that fails, then without ever smaller pieces, then step by step into smaller
     * steps, until nothing can be left out.
     *
     * @param worlds gives new, empty tables for each attempt
     */
    static Cut cut(Supplier<World> worlds, List<Step> steps, Failure failure) {
        Cutter cutter = new Cutter(worlds, new Cut(steps, failure));
        cutter.keep(steps.subList(0, failure.stepCount()));
        boolean shorter = true;
        while (shorter) {
            shorter = cutter.dropPieces() || cutter.shrinkSteps();
        }
        return cutter.best;
    }

    private static final class Cutter {
        private final Supplier<World> worlds;
        private Cut best;
        private int attemptCount;

        Cutter(Supplier<World> worlds, Cut first) {
            this.worlds = worlds;
            this.best = first;
        }

        /** Tries these steps, and keeps them if they fail in the same way. */
        private boolean keep(List<Step> steps) {
            if (attemptCount >= ATTEMPT_COUNT_MAX) {
                return false;
            }
            attemptCount++;
            Optional<Failure> failure = of(worlds.get(), steps)
                    .filter(found -> found.kind().equals(best.failure().kind()));
            failure.ifPresent(found -> best = new Cut(List.copyOf(steps.subList(0, found.stepCount())), found));
            return failure.isPresent();
        }

        private boolean dropPieces() {
            boolean dropped = false;
            for (int size = Math.max(1, best.steps().size() / 2); size >= 1; size /= 2) {
                // From the end, so that what a kept step needs is tried last.
                for (int from = best.steps().size() - size; from >= 0; from -= size) {
                    if (from + size <= best.steps().size()) {
                        List<Step> fewer = new ArrayList<>(best.steps());
                        fewer.subList(from, from + size).clear();
                        dropped |= keep(fewer);
                    }
                }
            }
            return dropped;
        }

        private boolean shrinkSteps() {
            for (int index = 0; index < best.steps().size(); index++) {
                for (Step smaller : best.steps().get(index).smaller()) {
                    List<Step> other = new ArrayList<>(best.steps());
                    other.set(index, smaller);
                    if (keep(other)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
