package dev.millrace.protocol.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    static <S, T> List<T> map(List<S> list, Function<S, T> conversion) {
        List<T> mapped = new ArrayList<>(list.size());
        for (S element : list) {
            mapped.add(conversion.apply(element));
        }
        return mapped;
    }

    static <S, T> @Nullable List<T> mapIfPresent(@Nullable List<S> list, Function<S, T> conversion) {
        return list == null ? null : map(list, conversion);
    }

    static <S, T> @Nullable T convert(@Nullable S value, Function<S, T> conversion) {
        return value == null ? null : conversion.apply(value);
    }
}
