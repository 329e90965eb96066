package dev.millrace.streams;

import java.util.List;

/**
 * Shards that were closed, and those that were opened in their place in the same commit.
 *
 * @param closed ids of the parents
 * @param opened ids of the children
 */
public record Resharding(List<String> closed, List<String> opened) {
    public Resharding {
        closed = List.copyOf(closed);
        opened = List.copyOf(opened);
    }
}
