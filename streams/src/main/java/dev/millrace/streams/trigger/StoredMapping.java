package dev.millrace.streams.trigger;

import dev.millrace.streams.log.SequenceNumber;

/**
 * A mapping as it is kept.
 *
 * @param mapping in state ENABLED or DISABLED
 * @param number rises in order of creation
 * @param start the smallest number it may see: one below all for TRIM_HORIZON, above the commit before its creation for
 *     LATEST. Numbers rise with commits, not only within a shard, so one number stands for all shards, those born later
 *     included
 */
record StoredMapping(EventSourceMapping mapping, long number, SequenceNumber start) {
    StoredMapping with(EventSourceMapping changed) {
        return new StoredMapping(changed, number, start);
    }

    boolean isEnabled() {
        return mapping.state() == MappingState.ENABLED;
    }
}
