package dev.millrace.protocol.operation;

/** How a table is paid for (source: service model). */
public enum BillingMode {
    PROVISIONED,
    PAY_PER_REQUEST
}
