package dev.guildhall.bot.welcome;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.sides.MembershipSide;
import dev.guildhall.bot.sides.MembershipSide.Happening;
import dev.guildhall.bot.sides.QuerySide;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.GuildModule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import org.jspecify.annotations.Nullable;

/**
 * One telling. Of guilds that have the module switched off nothing is told. Nobody who came unseen is told of who came
 * before the module was last changed: whoever switches it on does not want yesterday's members greeted. Thread-safe.
 */
final class TellingTurn {
    static final int MAX_AT_ONCE = MembershipSide.MAX_HAPPENINGS;

    private static final int NOT_FOUND = 404;

    private final MembershipSide side;
    private final QuerySide querySide;
    private final ConfigurationCache configurations;
    private final Departures departures;
    private final DiscordConnection discord;

    TellingTurn(
            MembershipSide side,
            QuerySide querySide,
            ConfigurationCache configurations,
            Departures departures,
            DiscordConnection discord) {
        this.side = side;
        this.querySide = querySide;
        this.configurations = configurations;
        this.departures = departures;
        this.discord = discord;
    }

    /**
     * Blocks.
     *
     * @throws dev.guildhall.bot.sides.SideAway if it has to be tried again
     * @throws SideRefused if it need not be
     */
    void tell(String guildId, List<Arrival> arrivals) {
        if (WelcomeModule.of(guildId, configurations).isEmpty()) {
            return;
        }
        Instant changedAt = arrivals.stream().anyMatch(Arrival::missed) ? changedAt(guildId) : Instant.MIN;
        List<Happening> news = arrivals.stream()
                .filter(arrival -> !arrival.missed() || !isBefore(arrival.joinedAt(), changedAt))
                .map(arrival -> happening(guildId, arrival))
                .toList();
        if (!news.isEmpty()) {
            side.tell(guildId, news);
        }
    }

    private static boolean isBefore(@Nullable Instant joinedAt, Instant changedAt) {
        return joinedAt == null || joinedAt.isBefore(changedAt);
    }

    private Instant changedAt(String guildId) {
        try {
            return querySide.moduleChangedAt(guildId, GuildModule.WELCOME);
        } catch (SideRefused e) {
            if (e.status() == NOT_FOUND) {
                return Instant.MAX;
            }
            throw e;
        }
    }

    private Happening happening(String guildId, Arrival arrival) {
        Long joinedAt = millis(arrival.joinedAt());
        return arrival.leftAt() == null
                ? new Happening(arrival.userId(), joinedAt, null, null)
                : new Happening(
                        arrival.userId(),
                        joinedAt,
                        millis(arrival.leftAt()),
                        departures.causeOf(guildId, arrival.userId(), seesAuditLog(guildId)));
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private boolean seesAuditLog(String guildId) {
        return discord.session(guildId)
                .flatMap(session -> Optional.ofNullable(session.getGuildById(guildId)))
                .map(guild -> guild.getSelfMember().hasPermission(Permission.VIEW_AUDIT_LOGS))
                .orElse(false);
    }
}
