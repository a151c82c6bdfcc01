package dev.guildhall.command.operation;

/** What is wanted of a projection. */
public record SteeredProjection(String name, boolean paused) {}
