package dev.guildhall.bot.sides;

import org.jspecify.annotations.Nullable;

/**
 * A member who has come to a level, as an effect tells of it.
 *
 * @param level that they have by now
 * @param channelId where they are told; {@code null} if nowhere
 * @param text with its placeholders; empty when they are not told
 * @param guildName for one of the placeholders
 */
public record LevelView(String userId, int level, @Nullable String channelId, String text, String guildName) {}
