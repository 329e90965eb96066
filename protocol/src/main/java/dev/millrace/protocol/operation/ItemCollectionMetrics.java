package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.Item;

/** The size of the item collection a write touched; AWS says 0 to 1 GB for a small one (source: capacity.md). */
public record ItemCollectionMetrics(
        Item itemCollectionKey, double sizeEstimateLowerGigabytes, double sizeEstimateUpperGigabytes) {}
