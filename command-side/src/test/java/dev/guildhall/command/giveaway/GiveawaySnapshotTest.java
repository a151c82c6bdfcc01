package dev.guildhall.command.giveaway;

import static dev.guildhall.command.giveaway.Scene.CHANNEL;
import static dev.guildhall.command.giveaway.Scene.DURING;
import static dev.guildhall.command.giveaway.Scene.GIVEAWAY;
import static dev.guildhall.command.giveaway.Scene.GUILD;
import static dev.guildhall.command.giveaway.Scene.MAX;
import static dev.guildhall.command.giveaway.Scene.STARTED;
import static dev.guildhall.command.giveaway.Scene.created;
import static dev.guildhall.command.giveaway.Scene.ended;
import static dev.guildhall.command.giveaway.Scene.enter;
import static dev.guildhall.command.giveaway.Scene.entered;
import static dev.guildhall.command.giveaway.Scene.expectRejection;
import static dev.guildhall.command.giveaway.Scene.member;
import static dev.guildhall.command.giveaway.Scene.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.SnapshotFiles;
import dev.guildhall.command.giveaway.GiveawayRejection.GiveawayFull;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.giveaway.GiveawayAnnounced;
import dev.guildhall.events.giveaway.GiveawayDeliveryFailed;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import java.io.IOException;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GiveawaySnapshotTest {
    private static final String MESSAGE = "1180000000000000911";

    /** Every kind of event but the cancellation, each leaving a trace. */
    private static final List<GiveawayEvent> HISTORY = List.of(
            created(),
            STARTED,
            entered(member(1), 1),
            entered(member(2), 1),
            entered(MAX, 104),
            new GiveawayMessagePosted(GUILD, GIVEAWAY, CHANNEL, MESSAGE),
            new GiveawayEntryWithdrawn(GUILD, GIVEAWAY, MAX),
            entered(member(3), 1),
            ended(3, "hand", "44,336.21"),
            new GiveawayAnnounced(GUILD, GIVEAWAY, 0, MESSAGE),
            new GiveawayRerolled(GUILD, GIVEAWAY, 1, order(3).subList(0, 1), order(3).subList(2, 3)),
            new GiveawayDeliveryFailed(GUILD, GIVEAWAY, "announcement:1", "missing-permission"));

    private static Giveaway after(List<GiveawayEvent> events) {
        Giveaway giveaway = new Giveaway();
        evolve(giveaway, events, 0);
        return giveaway;
    }

    private static void evolve(Giveaway giveaway, List<GiveawayEvent> events, int from) {
        for (int at = from; at < events.size(); at++) {
            giveaway.evolve(events.get(at), at);
        }
    }

    private static String json(Giveaway giveaway) {
        return EventJson.writeString(giveaway.snapshot());
    }

    @Test
    void leadsToTheSameGiveawayWhereverItIsTaken() {
        for (int cut = 1; cut <= HISTORY.size(); cut++) {
            Giveaway again = new Giveaway();
            String kept = json(after(HISTORY.subList(0, cut)));
            again.evolve(EventJson.read(kept, GiveawaySnapshot.class), cut - 1);
            evolve(again, HISTORY, cut);

            assertThat(json(again)).isEqualTo(json(after(HISTORY)));
            assertThat(again.aggregateId()).isEqualTo("giveaway:" + GIVEAWAY);
        }
    }

    @Test
    void takesNoMoreThanFifteenCharactersForEachEntry() {
        Giveaway giveaway = after(List.of(created(), STARTED));
        long bare = json(giveaway).length();
        for (int i = 1; i <= 10_000; i++) {
            giveaway.evolve(entered(member(1_234_567L * i), 1 + i % 3), 1 + i);
        }

        assertThat(json(giveaway).length() - bare).isLessThan(15 * 10_000);
        assertThat(giveaway.snapshot().parts()).isEqualTo(10_000);
        assertThat(giveaway.units()).isEqualTo(51);
    }

    @Nested
    class WhenNobodyElseFitsIn {
        @Test
        void refusesOneMore() {
            Entries all = new Entries();
            for (int i = 1; i < GiveawayLimits.MAX_ENTRIES; i++) {
                all.put(member(i), 1);
            }
            GiveawaySnapshot nearlyFull = GiveawayState.of(created(), 0)
                    .after(GiveawayStatus.ACTIVE, 1)
                    .snapshot(all);
            AggregateTestFixture<Giveaway> giveaway = new AggregateTestFixture<>(Giveaway.class);
            giveaway.setReportIllegalStateChange(false); // compares number by number, by reflection

            giveaway.given(nearlyFull).when(enter(MAX, DURING)).expectEvents(entered(MAX, 1));
            expectRejection(
                    giveaway.given(nearlyFull, entered(member(0), 1)).when(enter(MAX, DURING)), new GiveawayFull());
        }
    }

    /** The stored form. Whoever changes it takes the next revision, with files of its own. */
    @Nested
    class WhenStored {
        private final SnapshotFiles files =
                new SnapshotFiles(new GiveawayRepositoryConfiguration().giveawaySnapshotForm());

        @Test
        void keepsItsShape() throws IOException {
            files.assertShape();
        }

        @Test
        void isWhatTheSameHistoryStillLeadsTo() throws IOException {
            files.assertContent(json(after(HISTORY)));
        }
    }
}
