package dev.guildhall.command.moderation;

import org.jspecify.annotations.Nullable;

/**
 * What the guild has configured that decides about a new case.
 *
 * @param maxWarnings with which warning it is enough
 * @param logChannelId where the guild reads of cases; {@code null} for nowhere
 */
record CaseTerms(int maxWarnings, @Nullable String logChannelId) {}
