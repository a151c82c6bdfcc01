package dev.guildhall.command.operation;

record PauseProjection(String projection) implements ProjectionCommand {}
