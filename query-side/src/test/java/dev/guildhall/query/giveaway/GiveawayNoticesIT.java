package dev.guildhall.query.giveaway;

import static dev.guildhall.query.giveaway.GiveawayScene.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.RedisEar;
import dev.guildhall.query.RedisEar.Heard;
import dev.guildhall.testkit.TestRedis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GiveawayNoticesIT {
    private static final String CHANGES = "/internal/changes?also=giveaways&since=";

    private static QuerySideProcess side;
    private static RedisEar ear;

    private GiveawayScene scene;

    @BeforeAll
    static void start() {
        side = QuerySideProcess.start(Databases.migrated(), TestRedis.shared().url());
        ear = new RedisEar(TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        ear.close();
        side.close();
    }

    @BeforeEach
    void begin() {
        scene = new GiveawayScene(side);
    }

    private List<Heard> notices() {
        return ear.about(scene.guild).stream()
                .filter(heard -> heard.channel().equals("discord_events"))
                .toList();
    }

    private static List<String> told(Reply changes, String guild) {
        List<String> told = new ArrayList<>();
        for (JsonNode changed : changes.body().at("/data/guilds")) {
            if (changed.get("guildId").asString().equals(guild)) {
                told.add(changed.get("parts") + "@" + changed.get("version").asLong());
            }
        }
        return told;
    }

    private Reply changesSince(long since) throws Exception {
        return side.ask(CHANGES + since);
    }

    @Nested
    class WhenSomethingHappens {
        @Test
        void isToldWithItsPositionAsIdAndVersion() {
            String id = GiveawayScene.newId();
            long created = scene.log().append(scene.created(id));
            long entered = scene.enter(id, 1, 1);
            scene.log().append(new GiveawayEntryWithdrawn(scene.guild, id, user(1)));
            long ended = scene.end(id, user(1), user(2));
            long rerolled =
                    scene.log().append(new GiveawayRerolled(scene.guild, id, 1, List.of(user(1)), List.of(user(3))));
            String other = GiveawayScene.newId();
            scene.log().append(scene.created(other));
            scene.log().append(new GiveawayCancelled(scene.guild, other));

            await().until(() -> notices().size() == 6);

            assertThat(notices())
                    .extracting(heard -> heard.body().get("type").asString())
                    .containsExactly(
                            "GIVEAWAY_CREATE",
                            "GIVEAWAY_ENTRY",
                            "GIVEAWAY_END",
                            "GIVEAWAY_REROLL",
                            "GIVEAWAY_CREATE",
                            "GIVEAWAY_CANCEL");
            assertThat(notices().subList(0, 4))
                    .extracting(Heard::version)
                    .containsExactly(created, entered, ended, rerolled);
            JsonNode entry = notices().get(1).body();
            assertThat(entry.get("id").asString()).isEqualTo(Long.toString(entered));
            assertThat(entry.get("userId").asString()).isEqualTo(user(1));
            assertThat(entry.at("/data").toString())
                    .isEqualTo("{\"giveawayId\":\"%s\",\"prize\":\"Nitro\",\"entries\":1}".formatted(id));
            JsonNode end = notices().get(2).body();
            assertThat(end.has("userId")).isFalse();
            assertThat(end.at("/data/winnerIds/1").asString()).isEqualTo(user(2));
        }
    }

    @Nested
    class WhenSomebodyAsksWhatChanged {
        @Test
        void tellsOfGiveawaysWithTheLastChangeOfAny() throws Exception {
            String id = scene.started();
            long before = scene.start(GiveawayScene.newId());
            scene.get("?atLeast=" + before);
            assertThat(told(changesSince(before - 1), scene.guild)).containsExactly("[\"giveaways\"]@" + before);

            long entered = scene.enter(id, 1, 1);
            scene.get("?atLeast=" + entered);

            assertThat(told(changesSince(before), scene.guild)).containsExactly("[\"giveaways\"]@" + entered);
            assertThat(told(changesSince(entered), scene.guild)).isEmpty();
        }

        @Test
        void tellsNobodyWhoDoesNotAskForThem() throws Exception {
            long started = scene.start(GiveawayScene.newId());
            scene.get("?atLeast=" + started);

            Reply changes = side.ask("/internal/changes?since=" + (started - 1));

            assertThat(told(changes, scene.guild)).isEmpty();
            assertThat(changes.at("/data/watermark")).isNotEqualTo("0");
        }

        @Test
        void comesToTheEndOfTheLogWhateverIsLogged() throws Exception {
            scene.started();
            long version = scene.log().append(GuildLog.prefix(scene.guild, "?"));

            await().until(() -> changesSince(-1).version() >= version);
            assertThat(changesSince(version).at("/data/more")).isEqualTo("false");
        }

        @Test
        void isNotHeldUpByATokenThatRestsWhileOthersAreBusy() throws Exception {
            long started = scene.start(GiveawayScene.newId());
            // What is about giveaways is what the token must not rest behind.
            scene.get("?atLeast=" + started);
            for (int i = 0; i < 10; i++) {
                long version = scene.log().append(GuildLog.prefix(scene.guild, "p" + i));
                await().until(() -> side.ask("/internal/changes?since=-1").version() >= version);

                assertThat(changesSince(-1).version()).isGreaterThanOrEqualTo(version);
                assertThat(changesSince(version - 1).version()).isGreaterThanOrEqualTo(version);
            }
        }

        @Test
        void comesThroughPageByPage() throws Exception {
            long since = changesSince(-1).version();
            List<String> expected = new ArrayList<>();
            long last = 0;
            for (int i = 0; i < 5; i++) {
                GiveawayScene one = new GiveawayScene(side);
                last = one.start(GiveawayScene.newId());
                expected.add(one.guild + "@" + last);
            }
            scene.get("?atLeast=" + last);
            List<String> found = new ArrayList<>();
            long watermark = since;
            boolean more;
            do {
                Reply page = side.ask(CHANGES + watermark + "&limit=2");
                page.body().at("/data/guilds").forEach(changed -> {
                    if (changed.get("parts").toString().contains("giveaways")) {
                        found.add(changed.get("guildId").asString() + "@"
                                + changed.get("version").asLong());
                    }
                });
                watermark = page.version();
                more = page.at("/data/more").equals("true");
            } while (more);

            assertThat(found).containsAll(expected);
        }

        @Test
        void saysThatItKnowsNothingElse() throws Exception {
            assertThat(side.ask("/internal/changes?since=1&also=music").status())
                    .isEqualTo(400);
        }
    }
}
