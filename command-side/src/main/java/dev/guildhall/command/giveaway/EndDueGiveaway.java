package dev.guildhall.command.giveaway;

import org.jspecify.annotations.Nullable;

/**
 * The giveaway's time is over. Changes nothing where it has ended or was cancelled before.
 *
 * @param seed {@code null} when none is kept any more
 */
record EndDueGiveaway(
        String guildId, String giveawayId, @Nullable Seed seed, long atMillis) implements GiveawayCommand {}
