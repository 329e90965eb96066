package dev.millrace.protocol.expression.parse;

/**
 * A token and where it stands in the source.
 *
 * @param start index of its first UTF-16 unit
 * @param end index after its last
 */
record Token(TokenType type, int start, int end) {}
