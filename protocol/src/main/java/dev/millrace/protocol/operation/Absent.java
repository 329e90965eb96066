package dev.millrace.protocol.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies collections of records and keeps absent (null) apart from empty, because AWS answers them differently. */
final class Absent {
    private Absent() {}

    static <T> @Nullable List<T> copy(@Nullable List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /** Keeps the order of the request. */
    static <V> @Nullable Map<String, V> copy(@Nullable Map<String, V> map) {
        return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
