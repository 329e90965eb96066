/**
 * DynamoDB's values: attribute values, items, numbers and their sizes.
 *
 * <p>The danger of this package: equality. Two values are equal when DynamoDB says so (numbers by value, sets without
 * order), and everything from conditions to stream suppression trusts it.
 */
@NullMarked
package dev.millrace.protocol.model;

import org.jspecify.annotations.NullMarked;
