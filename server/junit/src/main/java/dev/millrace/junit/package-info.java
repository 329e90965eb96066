/**
 * The extension for JUnit 5 and 6: a DynamoDB of its own for each test.
 *
 * <p>The danger of this package: what one test can see of another. All that a test gets belongs to its own access key id,
 * and the one server that all tests share is never handed out.
 */
@NullMarked
package dev.millrace.junit;

import org.jspecify.annotations.NullMarked;
