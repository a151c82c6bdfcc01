package dev.guildhall.command.deadline;

import java.time.Instant;

/**
 * Something is to be decided about an aggregate.
 *
 * @param kind what; there is one of each kind for an aggregate
 * @param dueAt when, in whole milliseconds
 */
public record Deadline(String aggregateId, String kind, String guildId, Instant dueAt) {}
