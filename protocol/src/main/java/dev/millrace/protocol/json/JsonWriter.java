package dev.millrace.protocol.json;

/** Placeholder until the next commit. */
public final class JsonWriter {}
