/**
 * What requests of several operations are made of: values, conditions, updates and styles of parameters.
 *
 * <p>The danger of this package: checking too early. AWS's order of checks belongs to the operation, so each piece here
 * checks one thing when it is asked to, and nothing when it is made.
 */
@NullMarked
package dev.millrace.server.request;

import org.jspecify.annotations.NullMarked;
