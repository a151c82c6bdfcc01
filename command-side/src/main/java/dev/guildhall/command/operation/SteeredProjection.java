package dev.guildhall.command.operation;

/**
 * What is wanted of a projection.
 *
 * @param segments among how many it is divided
 */
public record SteeredProjection(String name, boolean paused, int segments) {}
