package dev.millrace.it.model;

import java.util.ArrayList;
import java.util.List;

/** Lists with one element less. */
final class Fewer {
    private Fewer() {}

    /** Each list that lacks one of the elements; none for a list of one. */
    static <T> List<List<T>> than(List<T> elements) {
        List<List<T>> all = new ArrayList<>();
        for (int index = 0; index < elements.size() && elements.size() > 1; index++) {
            List<T> fewer = new ArrayList<>(elements);
            fewer.remove(index);
            all.add(fewer);
        }
        return all;
    }
}
