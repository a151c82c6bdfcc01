package dev.guildhall.events.operation;

import dev.guildhall.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The projection's view is to be made anew beside the live one.
 *
 * @param rebuildId the projection's name and a ULID
 * @param onlyGuildId the one guild whose rows are made anew; {@code null} for all. Not the guild's history: it concerns
 *     nobody but operators
 * @param acceptDifferences whether the live view is replaced though it differs, and the projection's version does not
 */
@EventType("operation.RebuildRequested")
public record RebuildRequested(
        String projection, String rebuildId, @Nullable String onlyGuildId, boolean acceptDifferences)
        implements OperationEvent {}
