package dev.guildhall.command.operation;

record ResumeProjection(String projection) implements ProjectionCommand {}
