package dev.guildhall.command.portable;

/** An id that the mapping leaves out, and where: alone, or with the entry of a list that makes no sense without it. */
public record DroppedId(String path, String id) {}
