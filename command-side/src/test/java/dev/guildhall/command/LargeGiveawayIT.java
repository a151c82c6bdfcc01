package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.CHANNEL;
import static dev.guildhall.command.GiveawayScene.member;
import static dev.guildhall.command.GiveawayScene.problem;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.GiveawayScene.Known;
import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A giveaway with very many entries is not written anew all the time, and not read whole. */
class LargeGiveawayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 20_000;
    private static final int AT_ONCE = 500;

    /** Events that its creation takes. */
    private static final int BEFORE_ENTRIES = 2;

    private static GivenQuerySide querySide;
    private static RunningCommandSide side;

    private record Kept(long sequence, long bytes) {}

    @BeforeAll
    static void open() {
        querySide = new GivenQuerySide().withChannel(CHANNEL, ChannelKind.TEXT);
        side = RunningCommandSide.on(Databases.migrated(), querySide.property());
    }

    @AfterAll
    static void close() {
        side.close();
        querySide.close();
    }

    /** As another command side would have stored them. */
    private static void enterMany(GiveawayScene scene, Known giveaway) {
        String guildId = scene.guild().id();
        for (int from = 0; from < MANY; from += AT_ONCE) {
            List<DomainEventMessage<?>> events = IntStream.range(from, from + AT_ONCE)
                    .<DomainEventMessage<?>>mapToObj(i -> new GenericDomainEventMessage<>(
                            "Giveaway",
                            AggregateIds.giveaway(giveaway.id()),
                            BEFORE_ENTRIES + i,
                            new GiveawayEntered(guildId, giveaway.id(), member(7 * i), 1 + i % 3),
                            Map.of("guildId", guildId)))
                    .toList();
            side.bean(EventStore.class).publish(events);
        }
    }

    private static Kept kept(GiveawayScene scene, Known giveaway) {
        return scene.jdbc()
                .sql("select sequence, octet_length(payload) from log.snapshot where aggregate_id = ?")
                .param(AggregateIds.giveaway(giveaway.id()))
                .query((row, n) -> new Kept(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(new Kept(-1, 0));
    }

    private static long deadlinesAt(GiveawayScene scene) {
        return scene.jdbc()
                .sql("select (convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint from log.token_entry"
                        + " where processor_name = 'deadlines'")
                .query(Long.class)
                .single();
    }

    private static int entriesAfter(GiveawayScene scene, Known giveaway, int number) {
        return body(scene.enter(giveaway.id(), member(7 * MANY + number)))
                .at("/data/entries")
                .asInt();
    }

    @Test
    void isKeptInProportionToItsSize() {
        GiveawayScene scene = GiveawayScene.in(side);
        Known giveaway = scene.created("");
        enterMany(scene, giveaway);

        assertThat(entriesAfter(scene, giveaway, 1)).isEqualTo(MANY + 1);
        await().atMost(PATIENCE).until(() -> kept(scene, giveaway).sequence() >= MANY);
        Kept first = kept(scene, giveaway);
        assertThat(first.bytes()).isLessThan(15L * MANY);

        for (int i = 2; i <= 150; i++) {
            assertThat(entriesAfter(scene, giveaway, i)).isEqualTo(MANY + i);
        }
        assertThat(kept(scene, giveaway))
                .as("%s more entries of %s are not worth writing all of them", 149, MANY)
                .isEqualTo(first);

        await("entries mean nothing for deadlines, but these have passed them")
                .atMost(PATIENCE)
                .until(() -> deadlinesAt(scene) > MANY);
        side.bean(AggregateCache.class).removeAll();
        assertThat(entriesAfter(scene, giveaway, 151)).isEqualTo(MANY + 151);
        assertThat(problem(scene.enter(giveaway.id(), member(7)))).isEqualTo("409 already-entered");
        assertThat(body(send(scene.steer(ADAM, giveaway, "end", "{}"))).at("/data/winners"))
                .hasSize(1);
    }
}
