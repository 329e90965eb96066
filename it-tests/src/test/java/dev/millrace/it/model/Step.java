package dev.millrace.it.model;

import java.util.List;

/** One step of a sequence. Immutable, and the same whenever it is played, so that a sequence can be cut. */
interface Step {
    /**
     * Plays this step on the server and on the model.
     *
     * @throws Difference if they disagree
     */
    void run(Session session);

    /** The step as a line that a person can play again. */
    String line(Session session);

    /** Smaller steps to try in its place when a failing sequence is cut. */
    default List<Step> smaller() {
        return List.of();
    }
}
