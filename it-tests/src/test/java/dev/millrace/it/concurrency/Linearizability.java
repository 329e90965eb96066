package dev.millrace.it.concurrency;

import dev.millrace.it.concurrency.Operation.Content;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the history of one register has an order of its calls in which each makes sense and none comes before one
 * that had returned before it began.
 *
 * <p>The algorithm of Wing and Gong with Lowe's memory of the states already tried: calls are tried in the order in which
 * they began, as long as none that is left out has returned. Its time grows with the calls that overlap, so histories are
 * to be short and of few clients.
 */
final class Linearizability {
    private Linearizability() {}

    /** A call that begins or ends, in a list from which tried calls are taken out and put back. */
    private static final class Event {
        private final int number;
        private final Operation operation;
        private @Nullable Event end;
        private @Nullable Event previous;
        private @Nullable Event next;

        Event(int number, Operation operation) {
            this.number = number;
            this.operation = operation;
        }

        void takeOut() {
            if (previous != null) {
                previous.next = next;
            }
            if (next != null) {
                next.previous = previous;
            }
        }

        void putBack() {
            if (previous != null) {
                previous.next = this;
            }
            if (next != null) {
                next.previous = this;
            }
        }
    }

    private record Tried(BitSet done, Content content) {}

    private record Choice(Event begin, Content before) {}

    /**
     * Looks for such an order, from a register that holds nothing.
     *
     * @return nothing if there is one, else the calls around the point that no order gets past
     */
    static Optional<String> violation(List<Operation> history) {
        Event head = new Event(-1, new Operation(0, 0, Optional.empty(), Optional.empty(), true, Optional.empty()));
        link(head, events(history));
        Set<Tried> tried = new HashSet<>();
        Deque<Choice> choices = new ArrayDeque<>();
        BitSet done = new BitSet(history.size());
        Content content = Content.NONE;
        int farthest = 0;
        Event event = head.next;
        while (event != null) {
            Event end = event.end;
            if (end != null) {
                Optional<Content> after = event.operation.apply(content);
                if (after.isPresent() && isNew(tried, done, event, after.get())) {
                    choices.push(new Choice(event, content));
                    done.set(event.number);
                    content = after.get();
                    farthest = Math.max(farthest, choices.size());
                    event.takeOut();
                    end.takeOut();
                    event = head.next;
                } else {
                    event = event.next;
                }
                continue;
            }
            if (choices.isEmpty()) {
                return Optional.of("no order gets past " + farthest + " of " + history.size() + " calls:\n"
                        + around(history, farthest));
            }
            // This call has returned and found no place: the last choice was wrong.
            Choice last = choices.pop();
            done.clear(last.begin().number);
            content = last.before();
            Event lastEnd = last.begin().end;
            if (lastEnd != null) {
                lastEnd.putBack();
            }
            last.begin().putBack();
            event = last.begin().next;
        }
        return Optional.empty();
    }

    private static boolean isNew(Set<Tried> tried, BitSet done, Event event, Content after) {
        BitSet doneAfter = (BitSet) done.clone();
        doneAfter.set(event.number);
        return tried.add(new Tried(doneAfter, after));
    }

    /** Begins and ends by time; of two at one instant the begin comes first, since they may have overlapped. */
    private static List<Event> events(List<Operation> history) {
        record Timed(long nanos, boolean begins, Event event) {}
        List<Timed> timed = new ArrayList<>();
        long firstNanos = history.isEmpty() ? 0 : history.get(0).invokedNanos();
        for (int number = 0; number < history.size(); number++) {
            Operation operation = history.get(number);
            Event begin = new Event(number, operation);
            Event end = new Event(number, operation);
            begin.end = end;
            // Differences, because System.nanoTime may be anywhere and may overflow.
            timed.add(new Timed(operation.invokedNanos() - firstNanos, true, begin));
            timed.add(new Timed(operation.returnedNanos() - firstNanos, false, end));
        }
        timed.sort(Comparator.comparingLong(Timed::nanos).thenComparing(one -> !one.begins()));
        return timed.stream().map(Timed::event).toList();
    }

    private static void link(Event head, List<Event> events) {
        Event last = head;
        for (Event event : events) {
            last.next = event;
            event.previous = last;
            last = event;
        }
    }

    private static String around(List<Operation> history, int position) {
        List<Operation> ordered = new ArrayList<>(history);
        ordered.sort(Comparator.comparingLong(Operation::invokedNanos));
        StringBuilder text = new StringBuilder();
        ordered.subList(Math.max(0, position - 8), Math.min(ordered.size(), position + 8))
                .forEach(operation -> text.append("  ").append(operation).append('\n'));
        return text.toString();
    }
}
