package dev.guildhall.query.giveaway;

import static dev.guildhall.query.giveaway.GiveawayScene.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.effect.EffectDiscardRequested;
import dev.guildhall.events.effect.EffectEvent;
import dev.guildhall.events.effect.EffectRetryRequested;
import dev.guildhall.events.giveaway.GiveawayAnnounced;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayDeliveryFailed;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import dev.guildhall.query.Databases;
import dev.guildhall.query.EffectBot;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.effect.Effect;
import dev.guildhall.query.effect.EffectPolls;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GiveawayEffectsIT {
    private static final String OTTO = "1180000000000000105";

    private final TestDatabase database = Databases.migrated();
    private QuerySideProcess side;
    private GiveawayScene scene;
    private EffectBot bot;
    private EffectBot other;

    @BeforeEach
    void start() {
        side = QuerySideProcess.start(database, TestRedis.shared().url(), Map.of("guildhall.operators", OTTO));
        scene = new GiveawayScene(side);
        bot = new EffectBot(side, "bot-1");
        other = new EffectBot(side, "bot-2");
    }

    @AfterEach
    void stop() {
        side.close();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As if that much time had passed. */
    private void pass(Duration time) throws SQLException {
        String earlier = " - interval '" + time.toMillis() + " milliseconds'";
        run("UPDATE query.effect SET not_before = not_before" + earlier + ", done_at = done_at" + earlier
                + ", claimed_until = claimed_until" + earlier);
        side.bean(EffectPolls.class).wake();
    }

    /** How long after it was last done it may be given out again, whatever time it is now. */
    private Duration rest(String effectId) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT extract(epoch FROM not_before - done_at) * 1000 FROM query.effect WHERE state = 'pending'"
                                + " AND effect_id = '" + effectId + "'")) {
            assertThat(row.next()).isTrue();
            return Duration.ofMillis(row.getLong(1));
        }
    }

    private JsonNode one() {
        List<JsonNode> given = bot.awaitGiven(1);
        assertThat(given).hasSize(1);
        return given.getFirst();
    }

    private void projected(long position) throws Exception {
        assertThat(scene.get("?atLeast=" + position).status()).isEqualTo(200);
    }

    private Reply ops(String method, String path) throws Exception {
        String token = side.bean(AccessTokens.class).issueForUser(OTTO, "otto");
        return side.send(method, "/api/ops/effects" + path, token, Map.of());
    }

    private void order(EffectEvent event) {
        scene.log().append(event);
    }

    /** As the command side asks. */
    private Reply standing(String effectId) throws Exception {
        return side.ask("/internal/effects/" + effectId);
    }

    private String state(String effectId) throws Exception {
        for (String state : List.of("pending", "claimed", "done", "parked", "discarded")) {
            for (JsonNode effect : ops("GET", "?state=" + state).body().at("/data")) {
                if (effect.get("effectId").asString().equals(effectId)) {
                    return state;
                }
            }
        }
        return "none";
    }

    /** The card is posted, and the claim's outcome told. */
    private String posted() throws Exception {
        String id = scene.started();
        bot.done(one());
        long position = scene.log().append(new GiveawayMessagePosted(scene.guild, id, GiveawayScene.CHANNEL, "77"));
        projected(position);
        return id;
    }

    @Nested
    class WhenAGiveawayStarts {
        @Test
        void itsCardIsGivenOutWithAllThatIsShown() throws Exception {
            String id = GiveawayScene.newId();
            long version = scene.start(id);

            JsonNode card = one();

            assertThat(card.get("effectId").asString()).isEqualTo(id + ":card");
            assertThat(card.get("kind").asString()).isEqualTo("giveaway.card");
            assertThat(card.get("guildId").asString()).isEqualTo(scene.guild);
            assertThat(card.get("version").asLong()).isEqualTo(version);
            assertThat(card.get("attempts").asLong()).isEqualTo(1);
            assertThat(card.get("firstAttemptAt").isNull()).isTrue();
            assertThat(card.get("locale").asString()).isEqualTo("en");
            assertThat(Instant.parse(card.get("claimedUntil").asString())).isAfter(Instant.EPOCH);
            assertThat(card.at("/giveaway/id").asString()).isEqualTo(id);
            assertThat(card.at("/giveaway/appearance/buttonText").asString()).isEqualTo("Enter");
            assertThat(card.at("/giveaway/commitment").asString()).isEqualTo(GiveawayScene.COMMITMENT);
            assertThat(card.at("/giveaway/rerolls")).isEmpty();
            assertThat(card.at("/giveaway/requirements/minAccountAgeDays").asLong())
                    .isEqualTo(7);
        }

        @Test
        void nothingIsShownBeforeThatNorOfOneThatIsCancelledBefore() throws Exception {
            String id = GiveawayScene.newId();
            projected(scene.log().append(scene.created(id), new GiveawayCancelled(scene.guild, id)));

            assertThat(bot.claimAll()).isEmpty();
            assertThat(state(id + ":card")).isEqualTo("none");
        }

        @Test
        void isDoneByTheLogWhateverBecomesOfTheOutcomeCall() throws Exception {
            String id = scene.started();
            JsonNode card = one();

            projected(scene.log().append(new GiveawayMessagePosted(scene.guild, id, GiveawayScene.CHANNEL, "77")));

            assertThat(state(id + ":card")).isEqualTo("done");
            assertThat(bot.done(card).status()).isEqualTo(200);
            assertThat(bot.claimAll()).isEmpty();
        }
    }

    @Nested
    class WhenMembersEnter {
        @Test
        void theCardIsEditedFiveSecondsAfterItWasLastAndOnceForAll() throws Exception {
            String id = posted();
            scene.enter(id, 1, 1);
            long last = scene.enter(id, 2, 1);
            projected(last);
            assertThat(rest(id + ":card")).isGreaterThanOrEqualTo(Effect.DEBOUNCE);

            pass(Duration.ofSeconds(5));
            List<JsonNode> given = bot.awaitGiven(32);

            assertThat(given).hasSize(1);
            assertThat(given.getFirst().get("version").asLong()).isEqualTo(last);
            assertThat(given.getFirst().at("/giveaway/entries").asLong()).isEqualTo(2);
            assertThat(given.getFirst().at("/giveaway/messageId").asString()).isEqualTo("77");
            bot.done(given.getFirst());
            assertThat(state(id + ":card")).isEqualTo("done");
        }

        @Test
        void oneThatIsUnderWayIsFollowedByAnother() throws Exception {
            String id = scene.started();
            JsonNode card = one();
            projected(scene.enter(id, 1, 1));

            assertThat(bot.done(card).at("/data/state")).isEqualTo("pending");
            assertThat(rest(id + ":card")).isEqualTo(Effect.DEBOUNCE);
            pass(Duration.ofSeconds(5));
            assertThat(one().at("/giveaway/entries").asLong()).isEqualTo(1);
        }
    }

    @Nested
    class WhenItEnds {
        @Test
        void theCardIsEditedAtOnceAndTheWinnersAreAnnounced() throws Exception {
            String id = posted();
            scene.enter(id, 1, 1);
            projected(scene.end(id, user(1)));

            assertThat(bot.claimAll()).containsExactlyInAnyOrder(id + ":card", id + ":announcement:0");
            projected(scene.log().append(new GiveawayAnnounced(scene.guild, id, 0, "78")));
            assertThat(state(id + ":announcement:0")).isEqualTo("done");
        }

        @Test
        void itIsGivenToWhoServesTheGuildsShard() throws Exception {
            projected(scene.start(GiveawayScene.newId()));
            int total = 3;
            int shard = (int) ((Long.parseLong(scene.guild) >>> 22) % total);

            assertThat(other.askFor((shard + 1) % total, total, 500).body().at("/data"))
                    .isEmpty();
            assertThat(bot.askFor(shard, total, 20_000).body().at("/data")).hasSize(1);
            assertThat(other.askFor(total, total, 0).status()).isEqualTo(400);
        }

        @Test
        void nothingIsAnnouncedBeforeTheCardStandsThere() throws Exception {
            String id = scene.started();
            projected(scene.end(id, user(1)));

            JsonNode card = one();
            assertThat(card.get("kind").asString()).isEqualTo("giveaway.card");
            assertThat(other.claimAll()).isEmpty();
            bot.done(card);

            assertThat(other.awaitGiven(32)).hasSize(1);
        }

        @Test
        void aCardThatIsGivenUpHoldsNothingUp() throws Exception {
            String id = scene.started();
            scene.end(id, user(1));
            bot.report(one(), "parked", Map.of("cause", "channel-missing"));

            assertThat(one().get("effectId").asString()).isEqualTo(id + ":announcement:0");
        }

        @Test
        void eachRerollIsAnnouncedOnceAndAfterTheOneBefore() throws Exception {
            String id = posted();
            scene.end(id, user(1));
            projected(scene.log().append(new GiveawayRerolled(scene.guild, id, 1, List.of(user(1)), List.of(user(2)))));

            assertThat(bot.claimAll()).containsExactlyInAnyOrder(id + ":card", id + ":announcement:0");
            projected(scene.log().append(new GiveawayAnnounced(scene.guild, id, 0, "78")));
            JsonNode reroll = one();

            assertThat(reroll.get("effectId").asString()).isEqualTo(id + ":announcement:1");
            assertThat(reroll.get("round").asLong()).isEqualTo(1);
            assertThat(reroll.at("/giveaway/rerolls/0/winners/0").asString()).isEqualTo(user(2));
        }
    }

    @Nested
    class WhenSeveralBotsAsk {
        @Test
        void noneIsEverHeldByTwo() throws Exception {
            int giveaways = 60;
            long last = 0;
            for (int i = 0; i < giveaways; i++) {
                last = scene.start(GiveawayScene.newId());
            }
            projected(last);
            List<String> given = new ArrayList<>();
            try (ExecutorService bots = Executors.newFixedThreadPool(6)) {
                List<Future<List<String>>> asked = new ArrayList<>();
                for (int number = 0; number < 6; number++) {
                    EffectBot one = new EffectBot(side, "bot-" + number);
                    asked.add(bots.submit(until(one)));
                }
                for (Future<List<String>> one : asked) {
                    given.addAll(one.get());
                }
            }

            Set<String> distinct = new HashSet<>(given);
            assertThat(given).hasSize(giveaways);
            assertThat(distinct).hasSize(giveaways);
        }

        private Callable<List<String>> until(EffectBot one) {
            return () -> {
                List<String> all = new ArrayList<>();
                for (List<JsonNode> some = one.claim(5, 500); !some.isEmpty(); some = one.claim(5, 500)) {
                    for (JsonNode effect : some) {
                        all.add(effect.get("effectId").asString());
                        // Else its claim might end before all the others are given out.
                        assertThat(one.done(effect).status()).isEqualTo(200);
                    }
                }
                return all;
            };
        }

        @Test
        void anEndedClaimGoesToTheNextAndTheFirstIsTooLate() throws Exception {
            scene.started();
            JsonNode card = one();
            assertThat(other.claimAll()).isEmpty();

            pass(Effect.CLAIM);
            List<JsonNode> next = other.awaitGiven(1);
            assertThat(next).hasSize(1);
            assertThat(next.getFirst().get("attempts").asLong()).isEqualTo(2);
            assertThat(next.getFirst().get("firstAttemptAt").isNull()).isFalse();
            assertThat(bot.done(card).status()).isEqualTo(409);
            assertThat(bot.report(card, "retry", Map.of()).status()).isEqualTo(409);
            assertThat(other.done(next.getFirst()).status()).isEqualTo(200);
            assertThat(other.done(next.getFirst()).status()).isEqualTo(200);
        }
    }

    @Nested
    class WhenAClaimIsRenewed {
        @Test
        void nobodyElseIsGivenWhatItIsFor() throws Exception {
            scene.started();
            String card = one().get("effectId").asString();

            pass(Effect.CLAIM.minusSeconds(1));
            assertThat(bot.renew(card, "nothing:card")).containsExactly(card);
            // Beyond the end of the first claim, and far from that of the second.
            pass(Duration.ofSeconds(2));

            assertThat(other.claimAll()).isEmpty();
        }

        @Test
        void itIsKeptEvenIfItWasOverAsLongAsNobodyElseHasIt() throws Exception {
            scene.started();
            JsonNode card = one();
            pass(Effect.CLAIM);

            assertThat(bot.renew(card.get("effectId").asString())).hasSize(1);
            assertThat(other.claimAll()).isEmpty();
            assertThat(bot.done(card).status()).isEqualTo(200);
        }

        @Test
        void itIsNotWhenSomebodyElseHasItNorWhenItIsDone() throws Exception {
            scene.started();
            String card = one().get("effectId").asString();
            pass(Effect.CLAIM);
            JsonNode next = other.awaitGiven(1).getFirst();

            assertThat(bot.renew(card)).isEmpty();
            assertThat(other.renew(card)).containsExactly(card);
            other.done(next);
            assertThat(other.renew(card)).isEmpty();
        }
    }

    @Nested
    class WhenSomebodyWaits {
        @Test
        void hearsOfItWhenItIsCommitted() throws Exception {
            try (ExecutorService waiting = Executors.newSingleThreadExecutor()) {
                Future<List<JsonNode>> given = waiting.submit(() -> bot.claim(1, 20_000));
                await().until(() -> side.bean(EffectPolls.class).waiting() == 1);
                scene.started();

                assertThat(given.get()).hasSize(1);
            }
        }

        @Test
        void hearsOfItWhenItsPauseIsOver() throws Exception {
            scene.started();
            bot.report(one(), "retry", Map.of("retryAfterMillis", 300, "cause", "rate-limited"));

            JsonNode again = one();

            assertThat(again.get("attempts").asLong()).isEqualTo(2);
        }

        @Test
        void isToldNothingWhenTimeIsUp() throws Exception {
            assertThat(bot.ask(1, 50).status()).isEqualTo(200);
            assertThat(bot.claim(1, 50)).isEmpty();
        }

        @Test
        void isAnsweredWhenTheProgramStops() throws Exception {
            try (ExecutorService waiting = Executors.newSingleThreadExecutor()) {
                Future<List<JsonNode>> given = waiting.submit(() -> bot.claim(1, 20_000));
                await().until(() -> side.bean(EffectPolls.class).waiting() == 1);
                side.bean(EffectPolls.class).stop();

                assertThat(given.get()).isEmpty();
            }
        }
    }

    @Nested
    class WhenItFailsForGood {
        @Test
        void isParkedWithItsCauseUntilAnOperatorHasItRetried() throws Exception {
            String id = scene.started();
            JsonNode card = one();
            projected(scene.log().append(new GiveawayDeliveryFailed(scene.guild, id, "card", "missing-permission")));

            assertThat(bot.report(card, "parked", Map.of("cause", "missing-permission"))
                            .status())
                    .isEqualTo(200);
            Reply parked = ops("GET", "?state=parked");
            assertThat(parked.at("/data/0/effectId")).isEqualTo(id + ":card");
            assertThat(parked.at("/data/0/cause")).isEqualTo("missing-permission");
            projected(scene.enter(id, 1, 1));
            pass(Duration.ofHours(1));
            assertThat(bot.claimAll()).isEmpty();

            order(new EffectRetryRequested(id + ":card", scene.guild, "giveaway.card"));
            assertThat(standing(id + ":card").at("/data/state")).isEqualTo("pending");
            JsonNode again = one();
            assertThat(again.get("attempts").asLong()).isEqualTo(1);
            assertThat(again.get("firstAttemptAt").isNull()).isFalse();
            assertThat(again.at("/giveaway/entries").asLong()).isEqualTo(1);
        }

        @Test
        void isParkedAfterTooManyAttempts() throws Exception {
            String id = scene.started();
            for (int i = 0; i < Effect.MAX_ATTEMPTS; i++) {
                bot.report(one(), "retry", Map.of("retryAfterMillis", 0, "cause", "unavailable"));
            }

            assertThat(state(id + ":card")).isEqualTo("parked");
            assertThat(bot.claimAll()).isEmpty();
        }

        @Test
        void isNeverGivenOutOnceItIsDiscarded() throws Exception {
            String id = scene.started();
            bot.report(one(), "parked", Map.of("cause", "refused"));
            order(new EffectDiscardRequested(id + ":card", scene.guild, "giveaway.card"));
            assertThat(standing(id + ":card").at("/data/state")).isEqualTo("discarded");

            projected(scene.log().append(new GiveawayCancelled(scene.guild, id)));
            pass(Duration.ofHours(1));

            assertThat(bot.claimAll()).isEmpty();
            order(new EffectRetryRequested(id + ":card", scene.guild, "giveaway.card"));
            assertThat(standing(id + ":card").at("/data/state")).isEqualTo("discarded");
            assertThat(standing("nothing").status()).isEqualTo(404);
        }

        @Test
        void isFollowedThoughNobodyAsksWhetherItIs() throws Exception {
            String id = scene.started();
            bot.report(one(), "parked", Map.of("cause", "refused"));

            order(new EffectRetryRequested(id + ":card", scene.guild, "giveaway.card"));

            assertThat(one().get("effectId").asString()).isEqualTo(id + ":card");
        }

        @Test
        void isLeftToABotThatCameFirst() throws Exception {
            String id = scene.started();
            JsonNode card = one();

            order(new EffectDiscardRequested(id + ":card", scene.guild, "giveaway.card"));

            assertThat(standing(id + ":card").at("/data/state")).isEqualTo("claimed");
            assertThat(bot.done(card).at("/data/state")).isEqualTo("done");
            order(new EffectDiscardRequested(id + ":card", scene.guild, "giveaway.card"));
            assertThat(standing(id + ":card").at("/data/state")).isEqualTo("done");
        }

        @Test
        void isFollowedOnceWhoeverHearsOfItAgain() throws Exception {
            String id = scene.started();
            bot.report(one(), "parked", Map.of("cause", "refused"));
            order(new EffectRetryRequested(id + ":card", scene.guild, "giveaway.card"));
            assertThat(standing(id + ":card").at("/data/state")).isEqualTo("pending");
            bot.report(one(), "parked", Map.of("cause", "refused"));

            side.close();
            start();

            assertThat(standing(id + ":card").at("/data/state")).isEqualTo("parked");
        }
    }

    @Nested
    class WhenTheQuestionIsNone {
        @Test
        void saysSo() throws Exception {
            assertThat(bot.ask(0, 0).status()).isEqualTo(400);
            assertThat(bot.ask(33, 0).status()).isEqualTo(400);
            assertThat(bot.ask(1, 20_001).status()).isEqualTo(400);
            assertThat(new EffectBot(side, "a b").ask(1, 0).status()).isEqualTo(400);
            assertThat(bot.report("x:card", 1, "perhaps", Map.of()).status()).isEqualTo(400);
            assertThat(bot.report("x:card", 1, "parked", Map.of("cause", "No!")).status())
                    .isEqualTo(400);
            assertThat(bot.report("x:card", 1, "done", Map.of()).status()).isEqualTo(404);
            assertThat(bot.post("renew", Map.of("claimant", "b", "effectIds", "x"))
                            .status())
                    .isEqualTo(400);
            assertThat(bot.post("renew", Map.of("claimant", "b", "effectIds", List.of("a b")))
                            .status())
                    .isEqualTo(400);
            assertThat(ops("GET", "?state=lost").status()).isEqualTo(400);
        }
    }
}
