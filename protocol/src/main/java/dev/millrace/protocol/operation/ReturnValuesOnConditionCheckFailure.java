package dev.millrace.protocol.operation;

/** Whether a failed condition answers with the stored item (source: service model). */
public enum ReturnValuesOnConditionCheckFailure {
    ALL_OLD,
    NONE
}
