package dev.millrace.server.cli;

import java.net.URI;

/**
 * What {@code tail} is to print.
 *
 * @param fromLatest whether to leave out what is in the stream already
 * @param json whether to print JSON on a terminal too
 * @param accessKeyId names the caller, which matters to a server with isolated callers
 */
record TailOptions(String table, URI endpoint, boolean fromLatest, boolean json, String region, String accessKeyId) {}
