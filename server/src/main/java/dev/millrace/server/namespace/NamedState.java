package dev.millrace.server.namespace;

import dev.millrace.storage.clock.ClockPosition;

/** A state of a namespace under its name, and where the clock stood when it was taken. */
public record NamedState(String name, ClockPosition clock) {}
