package dev.guildhall.events.giveaway;

import org.jspecify.annotations.Nullable;

/**
 * How the giveaway looks in Discord.
 *
 * @param colour {@code #rrggbb}
 * @param pingRoleId the role that is told when the giveaway is posted
 */
public record GiveawayAppearance(
        String buttonText,
        @Nullable String buttonEmoji,
        String colour,
        @Nullable String pingRoleId) {}
