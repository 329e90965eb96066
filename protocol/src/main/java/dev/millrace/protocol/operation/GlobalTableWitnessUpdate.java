package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;

/**
 * One change of UpdateTable to the witness of a global table.
 *
 * @param create the region that gets a witness
 * @param delete the region that loses it
 */
public record GlobalTableWitnessUpdate(
        @Nullable String create, @Nullable String delete) {}
