/**
 * CreateTable, DescribeTable, ListTables, UpdateTable, DeleteTable.
 *
 * <p>The danger of this package: an answer that describes a table as it will be, not as AWS shows it at that moment;
 * tools wait for the transition from CREATING to ACTIVE.
 */
@NullMarked
package dev.millrace.server.operation.table;

import org.jspecify.annotations.NullMarked;
