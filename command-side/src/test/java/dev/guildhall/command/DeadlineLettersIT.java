package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.CHANNEL;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.GiveawayScene.Known;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.letter.LetterHealth;
import dev.guildhall.eventlog.parking.Letters;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.testkit.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Deadlines go on without guilds of which an event cannot be processed, and take them up again. */
class DeadlineLettersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OTTO = "1180000000000000105";
    private static final String LIST = "/api/ops/deadlines/dead-letters";
    private static final String LETTERS = "/api/ops/dead-letters";

    private final GivenQuerySide querySide = new GivenQuerySide().withChannel(CHANNEL, ChannelKind.TEXT);
    private TestDatabase database;
    private RunningCommandSide side;

    @BeforeEach
    void open() {
        database = Databases.migrated();
        side = start("first");
    }

    @AfterEach
    void close() {
        side.close();
        querySide.close();
    }

    private RunningCommandSide start(String nodeId) {
        return RunningCommandSide.on(
                database, querySide.property(), "--guildhall.operators=" + OTTO, "--guildhall.node-id=" + nodeId);
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password()));
    }

    /** Stores an event as another program would, which knows more. @return its position */
    private long poison(GiveawayScene scene) {
        String giveawayId = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";
        String guildId = scene.guild().id();
        return jdbc().sql("""
                        select log.append_whole(array[gen_random_uuid()], array['Giveaway'], array[?],
                               array[(select coalesce(max(sequence), -1) + 1 from log.event where aggregate_id = ?)],
                               array['giveaway.Unknown'], array[1], array[?], array[null::text],
                               array[convert_to(?, 'UTF8')], array[convert_to('{}', 'UTF8')], array[sha256('')])""")
                .params(AggregateIds.giveaway(giveawayId + guildId), AggregateIds.giveaway(giveawayId + guildId))
                .params(guildId, "{\"guildId\":\"%s\",\"giveawayId\":\"%s\"}".formatted(guildId, giveawayId))
                .query(Long.class)
                .single();
    }

    /** As if this program had come to know the event. */
    private void mend(long position) {
        jdbc().sql("alter table log.event disable trigger event_only_grows").update();
        jdbc().sql("update log.event set type = 'giveaway.Cancelled' where position = ?")
                .param(position)
                .update();
    }

    private List<JsonNode> letters(String query) {
        HttpResponse<String> answer = send(side.as(OTTO, LIST + query));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(body(answer).get("data").spliterator(), false)
                .toList();
    }

    private JsonNode awaitLetter(GiveawayScene scene, long position) {
        String query = "?guildId=" + scene.guild().id();
        await().atMost(PATIENCE)
                .until(() -> letters(query).stream()
                        .anyMatch(letter -> letter.get("position").asLong() == position));
        return letters(query).getFirst();
    }

    private void awaitNoLetter(GiveawayScene scene) {
        await().atMost(PATIENCE)
                .until(() -> letters("?guildId=" + scene.guild().id()).isEmpty());
    }

    private long deadlines(Known giveaway) {
        return jdbc().sql("select count(*) from command.deadline where aggregate_id = ?")
                .param(AggregateIds.giveaway(giveaway.id()))
                .query(Long.class)
                .single();
    }

    private void awaitDeadlines(Known giveaway, long count) {
        await().atMost(PATIENCE).until(() -> deadlines(giveaway) == count);
    }

    private List<String> types(Known giveaway) {
        return side.bean(LogReader.class).aggregateEvents(AggregateIds.giveaway(giveaway.id()), 0).stream()
                .map(event -> event.type())
                .toList();
    }

    private void othersGoOn() {
        GiveawayScene other = GiveawayScene.in(side);
        awaitDeadlines(other.created(""), 1);
    }

    private HttpResponse<String> order(String path, String body) {
        return send(json(side.as(OTTO, LETTERS + path), "POST", body));
    }

    private HttpResponse<String> retry(long position) {
        HttpResponse<String> answer = order("/deadlines-" + position + "/retry", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private void discard(long position) {
        HttpResponse<String> answer =
                order("/deadlines-" + position + "/discard", "{\"reason\":\"written by a tool that is gone\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private ProjectionProcessor processor() {
        return side.bean("deadlineProcessor", ProjectionProcessor.class);
    }

    @Nested
    class WhenAnEventCannotBeProcessed {
        @Test
        void itsGuildWaitsAndOthersAreDecided() {
            GiveawayScene poor = GiveawayScene.in(side);
            GiveawayScene other = GiveawayScene.in(side);
            Known before = poor.created("");
            awaitDeadlines(before, 1);
            long poisoned = poison(poor);
            Known behind = poor.created("");

            JsonNode letter = awaitLetter(poor, poisoned);
            Known soon = other.created(",\"startsAt\":\"%s\",\"durationSeconds\":3600"
                    .formatted(Instant.now().plusSeconds(2)));

            await().atMost(PATIENCE).until(() -> types(soon).contains("giveaway.Started"));
            assertThat(deadlines(before)).isOne();
            assertThat(deadlines(behind)).isZero();
            assertThat(letter.get("id").asString()).isEqualTo("deadlines-" + poisoned);
            assertThat(letter.get("projection").asString()).isEqualTo("deadlines");
            assertThat(letter.get("restsAt").asLong()).isEqualTo(poisoned - 1);
            assertThat(letter.get("eventType").asString()).isEqualTo("giveaway.Unknown");
            assertThat(letter.at("/error/type").asString()).isEqualTo("UnreadableEvent");
            assertThat(letter.get("attempts").asInt()).isOne();
            // Created, and started at once.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    awaitLetter(poor, poisoned).get("waiting").asInt())
                            .isEqualTo(2));
            assertThat(processor().isHealthy()).isTrue();
            await().atMost(PATIENCE)
                    .until(() -> side.bean(MeterRegistry.class)
                                    .get("guildhall.dead.letters")
                                    .tag("projection", "deadlines")
                                    .gauge()
                                    .value()
                            == 1);
        }

        @Test
        void whoseRowIsRefusedIsFoundAmongOthers() {
            GiveawayScene poor = GiveawayScene.in(side);
            GiveawayScene other = GiveawayScene.in(side);
            jdbc().sql("alter table command.deadline add constraint refused check (guild_id <> '%s')"
                            .formatted(poor.guild().id()))
                    .update();
            processor().pause();
            Known fine = other.created("");
            Known refused = poor.created("");
            Known alsoFine = other.created("");
            processor().resume();

            awaitDeadlines(fine, 1);
            awaitDeadlines(alsoFine, 1);
            JsonNode letter = awaitLetter(poor, refused.version() - 1);
            assertThat(letter.at("/error/detail").asString()).contains("SQLSTATE 23514", "constraint refused");
            jdbc().sql("alter table command.deadline drop constraint refused").update();
            retry(letter.get("position").asLong());

            awaitDeadlines(refused, 1);
            awaitNoLetter(poor);
        }
    }

    @Nested
    class WhenRetried {
        @Test
        void followsAllThatWaitedInOrderAndDecidesWhatIsOverdue() {
            GiveawayScene poor = GiveawayScene.in(side);
            long poisoned = poison(poor);
            Known cancelled = poor.created("");
            send(poor.steer(ADAM, cancelled, "cancel", "{}"));
            Known open = poor.created("");
            PastGiveaways past = new PastGiveaways(poor, side);
            past.keepSeeds(1);
            String overdue = past.created(1, Instant.now().minusSeconds(3_600));
            awaitLetter(poor, poisoned);
            mend(poisoned);

            HttpResponse<String> answer = order("/retry", "{\"projection\":\"deadlines\"}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            awaitDeadlines(open, 1);
            await().atMost(PATIENCE).until(() -> past.endsById().containsKey(overdue));
            assertThat(deadlines(cancelled)).isZero();
            awaitNoLetter(poor);
            awaitDeadlines(poor.created(""), 1);
        }

        @Test
        void inVainCountsTheAttempts() {
            GiveawayScene poor = GiveawayScene.in(side);
            long poisoned = poison(poor);
            awaitLetter(poor, poisoned);

            retry(poisoned);

            await().atMost(PATIENCE)
                    .until(() -> awaitLetter(poor, poisoned).get("attempts").asInt() == 2);
            assertThat(awaitLetter(poor, poisoned).get("wanted").isNull()).isTrue();
        }

        @Test
        void isCarriedOutByWhoeverTakesOver() {
            GiveawayScene poor = GiveawayScene.in(side);
            long poisoned = poison(poor);
            awaitLetter(poor, poisoned);
            side.close();
            side = start("second");
            Known behind = poor.at(side).created("");
            othersGoOn();
            assertThat(deadlines(behind)).isZero();
            mend(poisoned);

            retry(poisoned);

            awaitDeadlines(behind, 1);
        }

        @Test
        void byItselfByAProgramThatKnowsMore() {
            GiveawayScene poor = GiveawayScene.in(side);
            long poisoned = poison(poor);
            Known behind = poor.created("");
            awaitLetter(poor, poisoned);
            mend(poisoned);
            jdbc().sql("update command.dead_letter set tried_by = 'an older one'")
                    .update();

            side.close();
            side = start("first");

            awaitDeadlines(behind, 1);
        }
    }

    @Nested
    class WhenDiscarded {
        @Test
        void passesOverThatEventAloneAlsoWhenTheTableIsMadeAnew() {
            GiveawayScene poor = GiveawayScene.in(side);
            long poisoned = poison(poor);
            Known behind = poor.created("");
            awaitLetter(poor, poisoned);

            discard(poisoned);

            awaitDeadlines(behind, 1);
            awaitNoLetter(poor);
            side.close();
            jdbc().sql("delete from command.deadline").update();
            jdbc().sql("delete from log.token_entry where processor_name = 'deadlines'")
                    .update();
            side = start("first");
            awaitDeadlines(behind, 1);
            assertThat(letters("")).isEmpty();
        }
    }

    @Nested
    class WhenNoMoreMayWait {
        private void pretend(int count) {
            jdbc().sql("delete from command.dead_letter where event_type = 'x'").update();
            jdbc().sql("""
                            insert into command.dead_letter (projection, guild_id, position, event_type, error, detail,
                                   tried_by, followed, decided)
                            select 'deadlines', 'fake-' || n, -n, 'x', 'x', 'x',
                                   (select min(tried_by) from command.dead_letter where event_type <> 'x'), 0, 0
                              from generate_series(1, ?) n""").param(count).update();
        }

        private String health() {
            return Objects.requireNonNull(side.bean(LetterHealth.class).health())
                    .getStatus()
                    .getCode();
        }

        @Test
        void saysSoBeforeAndThenStops() {
            GiveawayScene poor = GiveawayScene.in(side);
            awaitLetter(poor, poison(poor));
            assertThat(health()).isEqualTo("UP");
            pretend(Letters.MANY_LETTERS);
            await().atMost(PATIENCE).until(() -> health().equals("DOWN"));
            othersGoOn();

            pretend(Letters.MAX_LETTERS);
            GiveawayScene one = GiveawayScene.in(side);
            long poisoned = poison(one);
            await().atMost(PATIENCE).until(() -> !processor().isHealthy());
            pretend(0);

            awaitLetter(one, poisoned);
            othersGoOn();
            await().atMost(PATIENCE).until(() -> health().equals("UP"));
        }
    }

    @Nested
    class WhenOperatorsAsk {
        @Test
        void comesPageByPage() {
            GiveawayScene one = GiveawayScene.in(side);
            GiveawayScene other = GiveawayScene.in(side);
            long first = poison(one);
            long second = poison(other);
            awaitLetter(one, first);
            awaitLetter(other, second);

            JsonNode page = body(send(side.as(OTTO, LIST + "?limit=1")));

            assertThat(page.at("/data/0/position").asLong()).isEqualTo(first);
            assertThat(page.get("next").asString()).isEqualTo("deadlines-" + first);
            assertThat(letters("?limit=1&after=deadlines-" + first))
                    .singleElement()
                    .satisfies(letter ->
                            assertThat(letter.get("position").asLong()).isEqualTo(second));
        }

        @ParameterizedTest
        @ValueSource(strings = {"?limit=0", "?limit=101", "?after=nonsense"})
        void refusesNonsense(String query) {
            assertThat(send(side.as(OTTO, LIST + query)).statusCode()).isEqualTo(400);
        }

        @Test
        void isForOperators() {
            assertThat(send(side.as(ADAM, LIST)).statusCode()).isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"pause", "resume", "rebuild", "segments"})
        void isNotSteeredAndSaysWhatCanBeDone(String verb) {
            String body = verb.equals("segments") ? "{\"count\":1}" : "{}";

            HttpResponse<String> answer =
                    send(json(side.as(OTTO, "/api/ops/projections/deadlines/" + verb), "POST", body));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            assertThat(body(answer).get("detail").asString()).contains("never paused, divided or rebuilt");
        }
    }
}
