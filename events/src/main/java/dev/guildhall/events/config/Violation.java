package dev.guildhall.events.config;

/** Why a value is refused: {@code pointer} is an RFC 6901 JSON Pointer below the validated object, {@code detail} a sentence. */
public record Violation(String pointer, String detail) {}
