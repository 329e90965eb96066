package dev.millrace.protocol.constraint;

import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;

/**
 * How a value of a request is read and what it must satisfy.
 *
 * <p>Immutable and thread-safe. A value that violates a constraint is read all the same and stands as it came (a wrong
 * enum constant as its text) until all violations of the request are known.
 *
 * @param <T> what the value is in Java once nothing is violated
 */
public abstract class Shape<T> {
    Shape() {}

    /** Reads the value the reader stands on, which is not null. */
    abstract Object read(JsonReader in, Place place);

    /** Adds what {@code value} violates. */
    abstract void check(Object value, String path, Violations violations);

    /** What AWS prints for the value inside a violation. */
    String render(Object value) {
        return value.toString();
    }

    /** Judges an absent member; does nothing unless the shape says so. */
    void checkAbsent(String path, Violations violations) {}
}
