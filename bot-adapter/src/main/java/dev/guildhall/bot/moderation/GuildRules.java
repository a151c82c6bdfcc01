package dev.guildhall.bot.moderation;

import dev.guildhall.bot.configuration.EnabledModule;

/** What a guild does not want in messages. Immutable. */
record GuildRules(WordFilter words, LinkFilter links, boolean antiLink, boolean antiSpam) {
    static GuildRules of(EnabledModule module) {
        return new GuildRules(
                new WordFilter(module.ids("blockedWords")),
                new LinkFilter(module.ids("linkAllowList")),
                module.flag("antiLink"),
                module.flag("antiSpam"));
    }
}
