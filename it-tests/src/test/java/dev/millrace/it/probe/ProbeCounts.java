package dev.millrace.it.probe;

import java.util.List;

/**
 * How many probes of an operation there are.
 *
 * @param asRecorded must be answered as DynamoDB Local did
 * @param asAws must be answered as AWS does where DynamoDB Local differs
 * @param waiting are not replayed yet
 */
public record ProbeCounts(long asRecorded, long asAws, long waiting) {
    /** Counts those of an operation. */
    public static ProbeCounts of(String operation) {
        Deviations deviations = new Deviations(ProbeFile.deviations());
        List<Probe> probes = ProbeFile.all().stream()
                .filter(probe -> probe.operation().equals(operation))
                .toList();
        long waiting = probes.stream().filter(deviations::isWaiting).count();
        long asAws = probes.stream()
                .filter(probe -> !deviations.isWaiting(probe)
                        && deviations.answer(probe.id()).isPresent())
                .count();
        return new ProbeCounts(probes.size() - waiting - asAws, asAws, waiting);
    }

    /** The probes that are replayed. */
    public long replayed() {
        return asRecorded + asAws;
    }
}
