package dev.guildhall.bot.log;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.sides.LogHead;
import dev.guildhall.bot.sides.QuerySide;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.door.SharedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Writes the head of the log into a channel, on a timer. What stands there already is read first each time, so neither a
 * restart nor a second bot process repeats an anchor, but for two that look in the same moment. Whatever goes wrong is
 * tried again at the next time.
 */
public final class ChannelAnchoring implements SmartLifecycle {
    /** How far back the own last anchor is looked for: others are not supposed to write there. */
    static final int MAX_HISTORY = 50;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ChannelAnchoring.class);

    private final ChannelAnchorProperties properties;
    private final QuerySide querySide;
    private final DiscordConnection discord;
    private final SharedClock clock;
    private volatile long currentSince = System.nanoTime();
    private volatile @Nullable Thread timer;
    private volatile boolean elsewhere;
    private boolean failing;

    ChannelAnchoring(
            ChannelAnchorProperties properties, QuerySide querySide, DiscordConnection discord, SharedClock clock) {
        this.properties = properties;
        this.querySide = querySide;
        this.discord = discord;
        this.clock = clock;
    }

    /** Since the channel last held the head of the log, or since the program began. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - currentSince);
    }

    /** In seconds; nothing where another process has to see to it. */
    double ageInSeconds() {
        return elsewhere ? Double.NaN : age().toSeconds();
    }

    boolean wanted() {
        String channel = properties.discordChannelId();
        return channel != null && !channel.isBlank();
    }

    @Override
    public void start() {
        if (wanted()) {
            timer = Thread.ofPlatform().name("bot-log-anchor").daemon().start(this::run);
        }
    }

    private void run() {
        Duration interval = properties.discordInterval();
        try {
            Thread.sleep(FIRST_DELAY.compareTo(interval) < 0 ? FIRST_DELAY : interval);
            while (true) {
                anchor();
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private void anchor() {
        try {
            LogHead head = querySide.logHead();
            if (head.position() > 0) {
                Optional<GuildMessageChannel> channel = channel();
                elsewhere = channel.isEmpty();
                channel.ifPresent(found -> write(head, found));
            }
            currentSince = System.nanoTime();
            failing = false;
        } catch (SideAway | SideRefused e) {
            failed("the query side does not tell the head: " + e.getMessage());
        } catch (RuntimeException e) {
            // JDA's exceptions, an unknown channel, a missing permission: none of them ends the timer.
            failed(String.valueOf(e.getMessage()));
        }
    }

    private void write(LogHead head, GuildMessageChannel channel) {
        Optional<LogHead> last = last(channel);
        if (last.filter(head::equals).isPresent()) {
            return;
        }
        last.filter(known -> known.position() >= head.position())
                .ifPresent(known -> LOG.error(
                        "The log ends at {}, but was anchored at {} in Discord: verify it",
                        head.position(),
                        known.position()));
        channel.sendMessage(AnchorText.of(head, clock.instant())).complete();
    }

    private static Optional<LogHead> last(GuildMessageChannel channel) {
        long self = channel.getJDA().getSelfUser().getIdLong();
        return channel.getHistory().retrievePast(MAX_HISTORY).complete().stream()
                .filter(message -> message.getAuthor().getIdLong() == self)
                .map(Message::getContentRaw)
                .flatMap(text -> AnchorText.read(text).stream())
                .findFirst();
    }

    /** Empty if it may be in a guild that another process serves. */
    private Optional<GuildMessageChannel> channel() {
        List<JDA> sessions = discord.sessions();
        String id = String.valueOf(properties.discordChannelId());
        Optional<GuildMessageChannel> channel = sessions.stream()
                .flatMap(session -> Stream.ofNullable(session.getChannelById(GuildMessageChannel.class, id)))
                .findFirst();
        if (channel.isEmpty() && !discord.isShared()) {
            throw new IllegalStateException(sessions.isEmpty() ? "Discord is away" : "the bot sees no channel " + id);
        }
        return channel;
    }

    private void failed(String why) {
        if (!failing) {
            LOG.warn("Anchors do not reach Discord: {}", why);
        }
        failing = true;
    }

    @Override
    public void stop() {
        Thread running = timer;
        if (running != null) {
            running.interrupt();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
