package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.embedded.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A part of a key range that lies in one column family. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FamilyRange(Family family, byte[] from, byte[] to) {
    private static final int PREFIX_COUNT = 256;

    /** The parts of {@code from <= key < to} in order. Nearly always one, because callers stay in one space. */
    static List<FamilyRange> split(byte[] from, byte[] to, boolean reverse) {
        if (ByteOrder.compare(from, to) >= 0) {
            return List.of();
        }
        int firstPrefix = from.length == 0 ? 0 : from[0] & 0xFF;
        // An end that is a bare prefix does not reach into that prefix's space.
        int lastPrefix = (to[0] & 0xFF) - (to.length == 1 ? 1 : 0);
        if (firstPrefix >= lastPrefix) {
            return List.of(new FamilyRange(Family.of(from), from, to));
        }
        List<FamilyRange> parts = new ArrayList<>();
        byte[] start = from;
        for (int prefix = firstPrefix + 1; prefix <= lastPrefix && prefix < PREFIX_COUNT; prefix++) {
            byte[] boundary = {(byte) prefix};
            if (Family.of(boundary) != Family.of(start)) {
                parts.add(new FamilyRange(Family.of(start), start, boundary));
                start = boundary;
            }
        }
        parts.add(new FamilyRange(Family.of(start), start, to));
        if (reverse) {
            Collections.reverse(parts);
        }
        return parts;
    }
}
