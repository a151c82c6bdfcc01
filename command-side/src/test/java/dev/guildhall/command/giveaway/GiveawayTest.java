package dev.guildhall.command.giveaway;

import static dev.guildhall.command.giveaway.Scene.CANCELLED;
import static dev.guildhall.command.giveaway.Scene.DURING;
import static dev.guildhall.command.giveaway.Scene.ELSEWHERE;
import static dev.guildhall.command.giveaway.Scene.END;
import static dev.guildhall.command.giveaway.Scene.GIVEAWAY;
import static dev.guildhall.command.giveaway.Scene.GUILD;
import static dev.guildhall.command.giveaway.Scene.SEED;
import static dev.guildhall.command.giveaway.Scene.START;
import static dev.guildhall.command.giveaway.Scene.STARTED;
import static dev.guildhall.command.giveaway.Scene.created;
import static dev.guildhall.command.giveaway.Scene.ended;
import static dev.guildhall.command.giveaway.Scene.endedWith;
import static dev.guildhall.command.giveaway.Scene.expectRejection;
import static dev.guildhall.command.giveaway.Scene.history;
import static dev.guildhall.command.giveaway.Scene.member;
import static dev.guildhall.command.giveaway.Scene.order;
import static dev.guildhall.command.giveaway.Scene.runningWith;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.giveaway.GiveawayRejection.NobodyLeft;
import dev.guildhall.command.giveaway.GiveawayRejection.NotActive;
import dev.guildhall.command.giveaway.GiveawayRejection.NotDue;
import dev.guildhall.command.giveaway.GiveawayRejection.NotEnded;
import dev.guildhall.command.giveaway.GiveawayRejection.NotWinning;
import dev.guildhall.command.giveaway.GiveawayRejection.UnknownGiveaway;
import dev.guildhall.command.identity.Sha256;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who may enter is told by GiveawayEntryTest, what becomes of it in Discord by GiveawayDeliveryTest. */
class GiveawayTest {
    private final AggregateTestFixture<Giveaway> giveaway = new AggregateTestFixture<>(Giveaway.class);

    private static GiveawayView view(GiveawayStatus status, int entries, List<String> winners) {
        GiveawayCreated terms = created();
        return new GiveawayView(
                GIVEAWAY,
                terms.prize(),
                terms.description(),
                terms.winnerCount(),
                status.name(),
                entries,
                Instant.ofEpochMilli(START),
                Instant.ofEpochMilli(END),
                terms.channelId(),
                null,
                terms.hostId(),
                terms.requirements(),
                terms.bonusEntries(),
                winners,
                SEED.commitment());
    }

    private static Decision<GiveawayView> decision(GiveawayView view, long sequence) {
        return new Decision<>(view, sequence, sequence);
    }

    private static NotActive notActive(GiveawayStatus status) {
        return new NotActive(status.name());
    }

    @Nested
    class WhenCreated {
        @Test
        void startsAtOnceWhenItsTimeHasCome() {
            giveaway.givenNoPriorActivity()
                    .when(new CreateGiveaway(created(), START))
                    .expectEvents(created(), STARTED)
                    .expectResultMessagePayload(decision(view(GiveawayStatus.ACTIVE, 0, List.of()), 1));
        }

        @Test
        void waitsForItsTime() {
            giveaway.givenNoPriorActivity()
                    .when(new CreateGiveaway(created(), START - 1))
                    .expectEvents(created())
                    .expectResultMessagePayload(decision(view(GiveawayStatus.PENDING, 0, List.of()), 0));
        }

        @Test
        void isMadeOnce() {
            giveaway.given(created(), STARTED)
                    .when(new CreateGiveaway(created(), START))
                    .expectNoEvents()
                    .expectResultMessagePayload(decision(view(GiveawayStatus.ACTIVE, 0, List.of()), 1));
        }

        @Test
        void isShownAsItIs() {
            giveaway.given(runningWith(3))
                    .when(new ShowGiveaway(GUILD, GIVEAWAY))
                    .expectNoEvents()
                    .expectResultMessagePayload(decision(view(GiveawayStatus.ACTIVE, 3, List.of()), 4));
        }

        @Test
        void isUnknownInAnotherGuild() {
            expectRejection(
                    giveaway.given(created()).when(new ShowGiveaway(ELSEWHERE, GIVEAWAY)), new UnknownGiveaway());
            expectRejection(
                    giveaway.given(created(), STARTED).when(new CancelGiveaway(ELSEWHERE, GIVEAWAY, null)),
                    new UnknownGiveaway());
        }
    }

    @Nested
    class WhenItsStartIsDue {
        @Test
        void starts() {
            giveaway.given(created())
                    .when(new StartGiveaway(GUILD, GIVEAWAY, START))
                    .expectEvents(STARTED);
        }

        @Test
        void doesNotStartBefore() {
            expectRejection(
                    giveaway.given(created()).when(new StartGiveaway(GUILD, GIVEAWAY, START - 1)), new NotDue());
        }

        @Test
        void startsOnceAndNotWhenItIsOver() {
            giveaway.given(created(), STARTED)
                    .when(new StartGiveaway(GUILD, GIVEAWAY, START))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            giveaway.given(created(), CANCELLED)
                    .when(new StartGiveaway(GUILD, GIVEAWAY, START))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class WhenItsEndIsDue {
        private EndDueGiveaway due(long at) {
            return new EndDueGiveaway(GUILD, GIVEAWAY, SEED, at);
        }

        @Test
        void draws() {
            giveaway.given(runningWith(5))
                    .when(due(END))
                    .expectEvents(ended(5, "time", null))
                    .expectResultMessagePayload(decision(view(GiveawayStatus.ENDED, 5, order(5).subList(0, 2)), 7));
        }

        @Test
        void doesNotEndBefore() {
            expectRejection(giveaway.given(runningWith(5)).when(due(END - 1)), new NotDue());
        }

        @Test
        void startsFirstWhenBothItsTimesHavePassed() {
            giveaway.given(created()).when(due(END)).expectEvents(STARTED, ended(0, "time", null));
        }

        @Test
        void endsOnce() {
            giveaway.given(endedWith(5))
                    .when(new EndDueGiveaway(GUILD, GIVEAWAY, null, END + 1))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void doesNotEndWhatWasCancelled() {
            giveaway.given(created(), STARTED, CANCELLED)
                    .when(due(END))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isNotDrawnWithAnotherSeed() {
            Seed other = Seed.of(Sha256.of(new byte[0]));
            giveaway.given(runningWith(1))
                    .when(new EndDueGiveaway(GUILD, GIVEAWAY, other, END))
                    .expectNoEvents()
                    .expectException(IllegalStateException.class)
                    .expectExceptionMessage(not(containsString(other.reveal())))
                    .expectExceptionMessage(containsString("another one"));
            giveaway.given(runningWith(1))
                    .when(new EndDueGiveaway(GUILD, GIVEAWAY, null, END))
                    .expectException(IllegalStateException.class)
                    .expectExceptionMessage(containsString("gone"));
        }
    }

    @Nested
    class WhenEndedByHand {
        private EndGiveaway end(@Nullable String publicValue, @Nullable Long expected) {
            return new EndGiveaway(GUILD, GIVEAWAY, SEED, publicValue, expected);
        }

        @Test
        void drawsBeforeItsTime() {
            giveaway.given(runningWith(3)).when(end(null, null)).expectEvents(ended(3, "hand", null));
        }

        @Test
        void mixesAPublicValueIn() {
            giveaway.given(runningWith(9)).when(end("44,336.21", null)).expectEvents(ended(9, "hand", "44,336.21"));
        }

        @Test
        void isRefusedUnlessItRuns() {
            expectRejection(giveaway.given(created()).when(end(null, null)), notActive(GiveawayStatus.PENDING));
            expectRejection(giveaway.given(endedWith(1)).when(end(null, null)), notActive(GiveawayStatus.ENDED));
            expectRejection(
                    giveaway.given(created(), CANCELLED).when(end(null, null)), notActive(GiveawayStatus.CANCELLED));
        }

        @Test
        void isRefusedToWhoHasSeenAnOlderVersion() {
            expectRejection(giveaway.given(runningWith(3)).when(end(null, 3L)), new StaleVersion(3, 4));
            giveaway.given(runningWith(3)).when(end(null, 4L)).expectEvents(ended(3, "hand", null));
        }
    }

    @Nested
    class WhenCancelled {
        private CancelGiveaway cancel(@Nullable Long expected) {
            return new CancelGiveaway(GUILD, GIVEAWAY, expected);
        }

        @Test
        void isOverBeforeItsStartAndBeforeItsEnd() {
            giveaway.given(created()).when(cancel(null)).expectEvents(CANCELLED);
            giveaway.given(runningWith(2))
                    .when(cancel(null))
                    .expectEvents(CANCELLED)
                    .expectResultMessagePayload(decision(view(GiveawayStatus.CANCELLED, 2, List.of()), 4));
        }

        @Test
        void isRefusedWhenItIsOver() {
            expectRejection(giveaway.given(endedWith(1)).when(cancel(null)), notActive(GiveawayStatus.ENDED));
            expectRejection(
                    giveaway.given(created(), CANCELLED).when(cancel(null)), notActive(GiveawayStatus.CANCELLED));
        }

        @Test
        void isRefusedToWhoHasSeenAnOlderVersion() {
            expectRejection(giveaway.given(runningWith(3)).when(cancel(0L)), new StaleVersion(0, 4));
        }
    }

    @Nested
    class WhenRerolled {
        private final List<String> order = order(7);

        private RerollGiveaway reroll(@Nullable List<String> replaced) {
            return new RerollGiveaway(GUILD, GIVEAWAY, replaced, null);
        }

        private GiveawayRerolled rerolled(int round, List<String> replaced, List<String> winners) {
            return new GiveawayRerolled(GUILD, GIVEAWAY, round, replaced, winners);
        }

        @Test
        void drawsTheNextForAll() {
            giveaway.given(endedWith(7))
                    .when(reroll(null))
                    .expectEvents(rerolled(1, order.subList(0, 2), order.subList(2, 4)))
                    .expectResultMessagePayload(decision(view(GiveawayStatus.ENDED, 7, order.subList(2, 4)), 10));
        }

        @Test
        void drawsTheNextForOne() {
            giveaway.given(endedWith(7))
                    .when(reroll(List.of(order.get(1))))
                    .expectEvents(rerolled(1, List.of(order.get(1)), List.of(order.get(2))))
                    .expectResultMessagePayload(
                            decision(view(GiveawayStatus.ENDED, 7, List.of(order.get(0), order.get(2))), 10));
        }

        @Test
        void neverDrawsWhoHasWonBefore() {
            GiveawayRerolled first = rerolled(1, List.of(order.get(0)), List.of(order.get(2)));
            GiveawayRerolled second = rerolled(2, List.of(order.get(2)), List.of(order.get(3)));
            giveaway.given(history(endedWith(7), first, second))
                    .when(reroll(null))
                    .expectEvents(rerolled(3, List.of(order.get(1), order.get(3)), order.subList(4, 6)));
        }

        @Test
        void drawsAsManyAsAreLeft() {
            giveaway.given(endedWith(3))
                    .when(reroll(null))
                    .expectEvents(rerolled(1, order(3).subList(0, 2), List.of(order(3).get(2))));
        }

        @Test
        void isRefusedWhenNobodyIsLeft() {
            expectRejection(giveaway.given(endedWith(2)).when(reroll(null)), new NobodyLeft());
            expectRejection(giveaway.given(endedWith(0)).when(reroll(null)), new NobodyLeft());
        }

        @Test
        void isRefusedForWhoDoesNotWin() {
            expectRejection(
                    giveaway.given(endedWith(7)).when(reroll(List.of(order.get(0), order.get(5), order.get(0)))),
                    new NotWinning(List.of(
                            new Violation("/userIds/1", "is no winner, or named twice"),
                            new Violation("/userIds/2", "is no winner, or named twice"))));
        }

        @Test
        void isRefusedBeforeTheEnd() {
            expectRejection(giveaway.given(runningWith(7)).when(reroll(null)), new NotEnded("ACTIVE"));
            expectRejection(giveaway.given(created(), CANCELLED).when(reroll(null)), new NotEnded("CANCELLED"));
        }

        @Test
        void isRefusedToWhoHasSeenAnOlderVersion() {
            expectRejection(
                    giveaway.given(endedWith(7)).when(new RerollGiveaway(GUILD, GIVEAWAY, null, 8L)),
                    new StaleVersion(8, 9));
        }
    }

    @Nested
    class WhenItsTimeIsOverButNobodyHasDrawnYet {
        @Test
        void nobodyComesOrGoes() {
            expectRejection(
                    giveaway.given(runningWith(1)).when(Scene.enter(member(2), END)), notActive(GiveawayStatus.ACTIVE));
            expectRejection(
                    giveaway.given(runningWith(1)).when(new WithdrawEntry(GUILD, GIVEAWAY, member(1), END)),
                    notActive(GiveawayStatus.ACTIVE));
            giveaway.given(runningWith(1))
                    .when(new WithdrawEntry(GUILD, GIVEAWAY, member(1), DURING))
                    .expectSuccessfulHandlerExecution();
        }
    }
}
