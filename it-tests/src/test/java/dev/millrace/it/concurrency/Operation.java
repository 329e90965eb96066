package dev.millrace.it.concurrency;

import java.util.Objects;
import java.util.Optional;

/**
 * One finished call on a register: an item that holds one value or is missing.
 *
 * @param invokedNanos when it was sent
 * @param returnedNanos when its answer was there
 * @param seen what it was told of the value it found; empty if it was told nothing
 * @param expectation the value that its condition asked for; empty if it had none
 * @param succeeded whether its condition held
 * @param written what the register holds afterwards if it succeeded; empty for a read
 */
record Operation(
        long invokedNanos,
        long returnedNanos,
        Optional<Content> seen,
        Optional<Content> expectation,
        boolean succeeded,
        Optional<Content> written) {

    /** A value, or the absence of any. */
    record Content(Optional<String> value) {
        static final Content NONE = new Content(Optional.empty());

        static Content of(String value) {
            return new Content(Optional.of(value));
        }
    }

    /** What the register holds after this call if it held this before; empty if the call cannot have happened then. */
    Optional<Content> apply(Content before) {
        boolean sawIt = seen.isEmpty() || seen.get().equals(before);
        boolean decidedRight = expectation.isEmpty() || Objects.equals(expectation.get(), before) == succeeded;
        if (!sawIt || !decidedRight) {
            return Optional.empty();
        }
        return Optional.of(succeeded ? written.orElse(before) : before);
    }
}
