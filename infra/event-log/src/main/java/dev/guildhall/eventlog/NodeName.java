package dev.guildhall.eventlog;

/** Under which name this process claims segments of processors. */
public record NodeName(String value) {}
