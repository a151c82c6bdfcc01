package dev.guildhall.bot.leveling;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.bot.sides.LevelSide;
import dev.guildhall.bot.sides.LevelSide.Told;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.GuildModule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the command side that members wrote, one report after another: what comes while one is under way goes into the
 * next. Most messages are not even told, as what is known here says that they cannot count; that is decided over there all
 * the same. While the command side is away they wait, as many as there is room for. Thread-safe.
 */
final class LevelTeller implements AutoCloseable {
    /** Some hundred bytes each. */
    static final int MAX_WAITING = 10_000;

    /** Until the command side is asked again after it did not answer. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(LevelTeller.class);

    private final LevelSide side;
    private final ConfigurationCache configurations;
    private final LevelMeters meters;
    private final Cooldowns cooldowns = new Cooldowns();
    private final BlockingQueue<Heard> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private volatile boolean closed;

    LevelTeller(LevelSide side, ConfigurationCache configurations, LevelMeters meters) {
        this.side = side;
        this.configurations = configurations;
        this.meters = meters;
        this.thread = Thread.ofVirtual().name("levels").start(this::repeat);
    }

    /** Never blocks; what there is no room for is lost. */
    void heard(Heard message) {
        if (!waiting.offer(message)) {
            meters.lost(1);
        }
    }

    private void repeat() {
        try {
            while (!closed) {
                List<Heard> batch = new ArrayList<>();
                batch.add(waiting.take());
                waiting.drainTo(batch, LevelSide.MAX_MESSAGES - 1);
                Map<String, List<Heard>> guilds = batch.stream()
                        .collect(Collectors.groupingBy(Heard::guildId, LinkedHashMap::new, Collectors.toList()));
                for (Map.Entry<String, List<Heard>> guild : guilds.entrySet()) {
                    tell(guild.getKey(), guild.getValue());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private void tell(String guildId, List<Heard> messages) throws InterruptedException {
        List<Heard> news = news(guildId, messages);
        meters.spared(messages.size() - news.size());
        while (!news.isEmpty()) {
            try {
                remember(
                        guildId,
                        news,
                        side.tell(guildId, news.stream().map(Heard::told).toList()));
                meters.told(news.size());
                return;
            } catch (SideAway e) {
                LOG.debug("That members of guild {} wrote is told later: {}", guildId, e.getMessage());
                Thread.sleep(PAUSE);
            } catch (RuntimeException e) {
                // Whatever it is, it must not end the telling.
                LOG.warn("That members of guild {} wrote is not told: {}", guildId, e.toString());
                meters.lost(news.size());
                return;
            }
        }
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

    /** What still waits is lost; it was not much. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
