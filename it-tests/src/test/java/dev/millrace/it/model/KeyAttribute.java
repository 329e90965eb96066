package dev.millrace.it.model;

/** An attribute of a key and its type: S, N or B. */
record KeyAttribute(String name, String type) {}
