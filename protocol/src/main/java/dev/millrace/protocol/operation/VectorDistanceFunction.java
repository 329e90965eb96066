package dev.millrace.protocol.operation;

/** How a vector index measures distance (source: service model). */
public enum VectorDistanceFunction {
    COSINE,
    DOT_PRODUCT,
    EUCLIDEAN
}
