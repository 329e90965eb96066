/**
 * Settings of tables that work by themselves as time goes on: expiry, and statuses that last.
 *
 * <p>The danger of this package: waiting by the wall clock. What can be tested with a moved clock is tested in the unit
 * tests of storage; here is only what clients see.
 */
@org.jspecify.annotations.NullMarked
package dev.millrace.it.settings;
