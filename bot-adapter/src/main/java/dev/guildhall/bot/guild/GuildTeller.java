package dev.guildhall.bot.guild;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.guild.GuildRegistration.Work;
import dev.guildhall.bot.permission.GuildGrants;
import dev.guildhall.bot.permission.MemberFacts;
import dev.guildhall.bot.permission.PermissionSnapshot;
import dev.guildhall.bot.sides.CommandSide;
import dev.guildhall.bot.sides.CommandSide.Registered;
import dev.guildhall.door.access.AccessGrants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One telling of one guild: its name, owner and permitted members; then, since the answer says which roles are granted, the
 * holders of those. After that single members are enough. Blocks; throws what {@link CommandSide} throws.
 */
final class GuildTeller {
    private static final Logger LOG = LoggerFactory.getLogger(GuildTeller.class);

    private final CommandSide commandSide;
    private final ConfigurationCache cache;
    private final GuildGrants grants;
    private final GuildFacts facts;

    GuildTeller(CommandSide commandSide, ConfigurationCache cache, GuildGrants grants, GuildFacts facts) {
        this.commandSide = commandSide;
        this.cache = cache;
        this.grants = grants;
        this.facts = facts;
    }

    /** @return false when everything has to be told again, because what is granted has changed meanwhile */
    boolean tell(String guildId, GuildTold told, Work work) {
        if (work.anew()) {
            told.forget();
        }
        if (work.left()) {
            told.forget();
            grants.forget(guildId);
            if (facts.serves(guildId)) {
                commandSide.remove(guildId);
                LOG.info("Guild {} left", guildId);
            }
            // Otherwise somebody else hears of it by now, perhaps that the bot is back.
            return true;
        }
        boolean members = !work.whole() && told.takesMembers(grants.of(guildId));
        return members ? tellMembers(guildId, told, work.members()) : tellAll(guildId, told);
    }

    private boolean tellAll(String guildId, GuildTold told) {
        Optional<PermissionSnapshot> snapshot = facts.snapshot(guildId);
        if (snapshot.isEmpty()) {
            return true;
        }
        if (told.isNews(snapshot.get())) {
            register(guildId, snapshot.get());
            told.took(snapshot.get());
        }
        AccessGrants granted = grants.of(guildId);
        told.retain(granted.roles().keySet());
        boolean unchanged = true;
        for (String role : granted.roles().keySet()) {
            Optional<SortedSet<String>> holders = facts.holders(guildId, role).filter(now -> told.isNews(role, now));
            if (holders.isPresent()) {
                unchanged &= !grants.learn(guildId, commandSide.tellHolders(guildId, role, holders.get()));
                told.took(role, holders.get());
            }
        }
        return unchanged;
    }

    private void register(String guildId, PermissionSnapshot snapshot) {
        Registered registered = commandSide.register(guildId, snapshot);
        grants.learn(guildId, registered.grants());
        cache.invalidate(guildId, registered.version());
        LOG.info(
                "Guild {} registered with {} permitted members at version {}",
                guildId,
                snapshot.permissions().size(),
                registered.version());
    }

    private boolean tellMembers(String guildId, GuildTold told, List<String> userIds) {
        AccessGrants granted = grants.of(guildId);
        boolean unchanged = true;
        for (int from = 0; from < userIds.size(); from += CommandSide.MAX_MEMBERS) {
            Map<String, MemberFacts> news = new LinkedHashMap<>();
            for (String user : userIds.subList(from, Math.min(userIds.size(), from + CommandSide.MAX_MEMBERS))) {
                facts.member(guildId, user)
                        .filter(now -> told.isNews(user, now, granted))
                        .ifPresent(now -> news.put(user, now));
            }
            if (!news.isEmpty()) {
                unchanged &= !grants.learn(guildId, commandSide.tellMembers(guildId, news));
                news.forEach((user, now) -> told.took(user, now, granted));
            }
        }
        return unchanged;
    }
}
