package dev.guildhall.eventlog;

/** As a bean: somebody has brought all schemas up to date before this context began, so nobody in it does. */
public record SchemasInPlace() {}
