package dev.guildhall.bot.guild;

/** Has all that Discord says about a guild told again, for those who learn that it may not be known as it is. */
@FunctionalInterface
public interface GuildChecks {
    /** Returns at once. Does nothing for a guild that the bot is not in. */
    void recheck(String guildId);
}
