package dev.guildhall.bot.leveling;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.bot.sides.GuildReports;
import dev.guildhall.bot.sides.LevelSide;
import dev.guildhall.bot.sides.LevelSide.Told;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.GuildModule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the command side that members wrote. Most messages are not even told, as what is known here says that they cannot
 * count; that is decided over there all the same. Thread-safe.
 */
final class LevelTeller implements GuildReports.Report<Heard>, AutoCloseable {
    private final LevelSide side;
    private final ConfigurationCache configurations;
    private final LevelMeters meters;
    private final Cooldowns cooldowns = new Cooldowns();
    private final GuildReports<Heard> reports = new GuildReports<>("levels", LevelSide.MAX_MESSAGES, this);

    LevelTeller(LevelSide side, ConfigurationCache configurations, LevelMeters meters) {
        this.side = side;
        this.configurations = configurations;
        this.meters = meters;
    }

    /** Never blocks. */
    void heard(Heard message) {
        reports.add(message.guildId(), message);
    }

    @Override
    public void tell(String guildId, List<Heard> messages) {
        List<Heard> news = news(guildId, messages);
        if (!news.isEmpty()) {
            remember(
                    guildId,
                    news,
                    side.tell(guildId, news.stream().map(Heard::told).toList()));
        }
        meters.told(news.size());
        meters.spared(messages.size() - news.size());
    }

    @Override
    public void lost(String guildId, List<Heard> messages) {
        meters.lost(messages.size());
    }

    /** Those that may count, as far as that is known here. */
    private List<Heard> news(String guildId, List<Heard> messages) {
        Optional<EnabledModule> module;
        try {
            module = EnabledModule.of(configurations.read(guildId), GuildModule.LEVELING);
        } catch (SideAway e) {
            return messages;
        } catch (SideRefused e) {
            return List.of();
        }
        return module.map(rules -> messages.stream()
                        .filter(message -> mayCount(message, rules))
                        .toList())
                .orElse(List.of());
    }

    private boolean mayCount(Heard message, EnabledModule rules) {
        Duration cooldown = Duration.ofSeconds(rules.number("cooldownSeconds"));
        return !cooldowns.covers(message.guildId(), message.member().getId(), message.writtenAtMillis(), cooldown)
                && !message.isIn(rules.ids("ignoredChannelIds"))
                && Collections.disjoint(message.roleIds(), rules.ids("ignoredRoleIds"));
    }

    private void remember(String guildId, List<Heard> news, List<Told> told) {
        Map<String, String> authors = new HashMap<>();
        news.forEach(
                message -> authors.put(message.messageId(), message.member().getId()));
        for (Told each : told) {
            String author = authors.get(each.messageId());
            Instant earnedAt = each.earnedAt();
            if (author != null && earnedAt != null) {
                cooldowns.earned(guildId, author, earnedAt);
            }
        }
    }

    @Override
    public void close() {
        reports.close();
    }
}
