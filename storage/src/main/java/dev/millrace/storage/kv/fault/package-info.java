/**
 * An engine around another one that fails on demand, so that no engine needs a switch for failing.
 *
 * <p>The danger of this package: a fault that no real engine can show proves nothing. Each one here stands for
 * something a distributed or a broken engine does.
 */
@NullMarked
package dev.millrace.storage.kv.fault;

import org.jspecify.annotations.NullMarked;
