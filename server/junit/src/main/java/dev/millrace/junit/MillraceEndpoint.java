package dev.millrace.junit;

import java.net.URI;

/**
 * What a client needs to know to see the tables of the test, for code that makes its own.
 *
 * @param uri where tables and streams are served
 * @param region to sign for
 * @param accessKeyId tells this test from all others
 * @param secretAccessKey to sign with
 */
public record MillraceEndpoint(URI uri, String region, String accessKeyId, String secretAccessKey) {}
