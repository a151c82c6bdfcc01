package dev.guildhall.bot.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.sides.LogHead;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelAnchoringIT {
    private static final String LOGS = "1180000000000000202";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LogHead FIRST = new LogHead(7, "0a".repeat(32));
    private static final LogHead SECOND = new LogHead(9, "0b".repeat(32));

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();

    @AfterEach
    void close() {
        sides.close();
        discord.close();
    }

    @Test
    void writesEachHeadOnceWhoeverLooks() {
        sides.logHead(FIRST.position(), FIRST.link());
        try (RunningBot bot = start(LOGS)) {
            await().atMost(PATIENCE).until(() -> anchors(bot), List.of(FIRST)::equals);
            looksTwice();

            sides.logHead(SECOND.position(), SECOND.link());
            await().atMost(PATIENCE).until(() -> anchors(bot), List.of(SECOND, FIRST)::equals);
            looksTwice();
            assertThat(anchors(bot)).containsExactly(SECOND, FIRST);
        }
        try (RunningBot again = start(LOGS)) {
            looksTwice();
            assertThat(anchors(again)).containsExactly(SECOND, FIRST);
        }
    }

    @Test
    void writesDownAHeadThatWasSetBack() {
        sides.logHead(SECOND.position(), SECOND.link());
        try (RunningBot bot = start(LOGS)) {
            await().atMost(PATIENCE).until(() -> anchors(bot), List.of(SECOND)::equals);

            sides.logHead(FIRST.position(), FIRST.link());

            await().atMost(PATIENCE).until(() -> anchors(bot), List.of(FIRST, SECOND)::equals);
        }
    }

    @Test
    void goesOnTryingWhileTheQuerySideIsAway() {
        sides.logHead(FIRST.position(), FIRST.link());
        sides.away(true);
        try (RunningBot bot = start(LOGS)) {
            looksTwice();
            assertThat(anchors(bot)).isEmpty();

            sides.away(false);

            await().atMost(PATIENCE).until(() -> anchors(bot), List.of(FIRST)::equals);
        }
    }

    @Test
    void writesNowhereUnlessTold() {
        try (RunningBot bot = start("")) {
            assertThat(bot.bean(ChannelAnchoring.class).isRunning()).isFalse();
            assertThat(sides.calls("GET", "/internal/log/head")).isEmpty();
        }
    }

    private RunningBot start(String channel) {
        return RunningBot.start(
                        discord,
                        TestRedis.shared().url(),
                        sides,
                        "--guildhall.log.anchor.discord-channel-id=" + channel,
                        "--guildhall.log.anchor.discord-interval=200ms")
                .awaitConnected();
    }

    private void looksTwice() {
        int before = sides.calls("GET", "/internal/log/head").size();
        await().atMost(PATIENCE)
                .until(() -> sides.calls("GET", "/internal/log/head").size() >= before + 3);
    }

    /** The newest first. */
    private static List<LogHead> anchors(RunningBot bot) {
        TextChannel channel = Objects.requireNonNull(
                bot.bean(DiscordConnection.class).sessions().getFirst().getTextChannelById(LOGS));
        return channel.getHistory().retrievePast(ChannelAnchoring.MAX_HISTORY).complete().stream()
                .map(Message::getContentRaw)
                .flatMap(text -> AnchorText.read(text).stream())
                .toList();
    }
}
