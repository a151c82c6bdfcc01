package dev.guildhall.query.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.member.MemberDeliveryFailed;
import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.events.member.MemberJoined;
import dev.guildhall.events.member.MemberLeft;
import dev.guildhall.query.Databases;
import dev.guildhall.query.EffectBot;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.content.ContentProcessor;
import dev.guildhall.query.effect.Effects;
import dev.guildhall.query.giveaway.GiveawayScene;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MemberEffectsIT {
    private static final String MAX = "1180000000000000104";
    private static final AtomicLong GUILDS = new AtomicLong(1_180_000_000_000_090_000L);

    private static TestDatabase database;
    private static QuerySideProcess side;

    private final String guild = Long.toString(GUILDS.incrementAndGet());
    private final long now = Instant.now().toEpochMilli();
    private EffectBot bot;

    @BeforeAll
    static void start() {
        database = Databases.migrated();
        side = QuerySideProcess.start(database, TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void register() throws SQLException {
        run("UPDATE query.effect SET state = 'discarded'");
        bot = new EffectBot(side, "bot-1");
        side.log().append(new GuildRegistered(guild, "Demo", "1180000000000000101"));
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long append(MemberEvent event) {
        return side.log().append(event);
    }

    private String subject(long atMillis) {
        return guild + ":" + MAX + ":" + atMillis;
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private List<String> effects() throws SQLException {
        return rows(
                "SELECT effect_id || ' ' || state || ' ' || coalesce(cause, '') FROM query.effect WHERE guild_id = '"
                        + guild + "' ORDER BY effect_id");
    }

    private void decidedThrough(long position) {
        await().until(() -> rows("SELECT decided_through FROM query.effect_progress WHERE decider = 'member-effects'")
                .equals(List.of(Long.toString(position))));
    }

    private void finishAll() throws Exception {
        for (JsonNode effect : bot.awaitGiven(32)) {
            bot.done(effect);
        }
    }

    @Nested
    class WhenSomebodyJoins {
        @Test
        void aGreetingAndRolesAreGivenOutWithTheMember() throws Exception {
            decidedThrough(append(new MemberJoined(guild, MAX, now)));

            List<JsonNode> given = bot.awaitGiven(32);
            assertThat(given)
                    .extracting(effect -> effect.get("effectId").asString())
                    .containsExactlyInAnyOrder(subject(now) + ":welcome", subject(now) + ":roles");
            assertThat(given)
                    .extracting(effect -> effect.get("kind").asString())
                    .containsExactlyInAnyOrder("welcome.greeting", "welcome.roles");
            assertThat(given).allSatisfy(effect -> {
                assertThat(effect.at("/membership/userId").asString()).isEqualTo(MAX);
                assertThat(effect.at("/membership/atMillis").asLong()).isEqualTo(now);
            });
            given.forEach(effect -> assertThat(done(effect)).isEqualTo("done"));
        }

        private String done(JsonNode effect) {
            try {
                return bot.done(effect).at("/data/state");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Test
        void greetingsComeAfterAllElse() throws Exception {
            decidedThrough(append(new MemberJoined(guild, MAX, now)));
            String giveaway = new GiveawayScene(side).started();
            String card = giveaway + ":card";
            await().until(() -> rows("SELECT effect_id FROM query.effect WHERE effect_id = '" + card + "'")
                    .equals(List.of(card)));

            JsonNode first = bot.awaitGiven(1).getFirst();

            assertThat(first.get("effectId").asString()).isEqualTo(card);
            assertThat(done(first)).isEqualTo("done");
            finishAll();
        }

        @Test
        void nothingIsDoneAboutSomebodyWhoJoinedLongAgo() throws Exception {
            long longAgo = now - Duration.ofHours(26).toMillis();

            decidedThrough(append(new MemberJoined(guild, MAX, longAgo)));

            assertThat(effects()).isEmpty();
        }
    }

    @Nested
    class WhenSomebodyLeaves {
        @Test
        void aGoodbyeIsGivenOut() throws Exception {
            append(new MemberLeft(guild, MAX, now, "kicked"));
            List<JsonNode> given = bot.awaitGiven(32);

            assertThat(given)
                    .extracting(effect -> effect.get("effectId").asString())
                    .containsExactly(subject(now) + ":goodbye");
            assertThat(bot.done(given.getFirst()).status()).isEqualTo(200);
        }
    }

    @Nested
    class WhenItCannotBeDone {
        @Test
        void isParkedByTheLogWhateverBecomesOfTheOutcome() throws Exception {
            append(new MemberJoined(guild, MAX, now));
            assertThat(bot.awaitGiven(32)).hasSize(2);

            decidedThrough(append(new MemberDeliveryFailed(guild, MAX, now, "welcome", "channel-missing")));

            assertThat(effects()).contains(subject(now) + ":welcome parked channel-missing");
        }
    }

    @Nested
    class WhenTheLogIsReadFromItsBeginning {
        @Test
        void nothingIsDecidedAnewNotEvenWhatIsForgotten() throws Exception {
            append(new MemberJoined(guild, MAX, now));
            finishAll();
            long end = append(new MemberLeft(guild, MAX, now + 1, "left"));
            finishAll();
            List<String> before = effects();
            assertThat(before).hasSize(3);

            replay("");
            assertThat(effects()).isEqualTo(before);

            replay("DELETE FROM query.effect");
            decidedThrough(end);
            assertThat(effects()).isEmpty();
        }

        private void replay(String sql) throws SQLException {
            PooledStreamingEventProcessor processor =
                    side.bean("memberProcessor", ContentProcessor.class).processor();
            processor.shutDown();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE log.token_entry SET token = NULL, token_type = NULL"
                        + " WHERE processor_name = 'member-effects'");
                statement.execute(sql);
            }
            processor.start();
            long head = side.bean(LogReader.class).head();
            await().until(() -> processor.processingStatus().values().stream()
                    .anyMatch(status -> status.getCurrentPosition().orElse(0) >= head));
        }
    }

    @Nested
    class WhenItWasDoneLongAgo {
        @Test
        void isForgotten() throws Exception {
            append(new MemberJoined(guild, MAX, now));
            finishAll();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "UPDATE query.effect SET done_at = done_at - interval '8 days' WHERE effect_id LIKE '%:roles'");
            }

            side.bean(Effects.class).forgetWelcomes(MemberFeature.KEPT);

            assertThat(effects()).containsExactly(subject(now) + ":welcome done ");
        }
    }
}
