package dev.millrace.streams.trigger;

import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.streams.StreamReader;
import java.util.concurrent.Executor;

/** What all triggers of a namespace share. */
record Surroundings(
        MappingStore mappings,
        StreamReader streams,
        VirtualClock clock,
        InvocationTargets targets,
        FailureDestinations destinations,
        Executor pool,
        RequestIds ids) {}
