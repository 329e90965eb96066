/**
 * JMH benchmarks of the codecs on the path of every point operation.
 *
 * <p>The danger here: bytes that a benchmark repeats are bytes that the branch predictor knows; each takes turns over
 * many items.
 */
@NullMarked
package dev.millrace.it.benchmark.codec;

import org.jspecify.annotations.NullMarked;
