package dev.guildhall.bot.interaction;

import dev.guildhall.bot.sides.ActingFor;
import dev.guildhall.door.access.AccessLevel;

/**
 * Who uses the bot, and where.
 *
 * @param access what the member may do in the guild, as Discord says at this moment
 */
public record Occasion(
        String guildId,
        String channelId,
        ActingFor member,
        MemberStanding standing,
        AccessLevel access,
        Wording wording) {}
