package dev.guildhall.command.giveaway;

import static dev.guildhall.command.giveaway.Scene.CANCELLED;
import static dev.guildhall.command.giveaway.Scene.DAY;
import static dev.guildhall.command.giveaway.Scene.DURING;
import static dev.guildhall.command.giveaway.Scene.ELSEWHERE;
import static dev.guildhall.command.giveaway.Scene.GIVEAWAY;
import static dev.guildhall.command.giveaway.Scene.GUILD;
import static dev.guildhall.command.giveaway.Scene.MAX;
import static dev.guildhall.command.giveaway.Scene.MEMBER_ROLE;
import static dev.guildhall.command.giveaway.Scene.STARTED;
import static dev.guildhall.command.giveaway.Scene.SUPPORT_ROLE;
import static dev.guildhall.command.giveaway.Scene.created;
import static dev.guildhall.command.giveaway.Scene.endedWith;
import static dev.guildhall.command.giveaway.Scene.enter;
import static dev.guildhall.command.giveaway.Scene.entered;
import static dev.guildhall.command.giveaway.Scene.expectRejection;
import static dev.guildhall.command.giveaway.Scene.member;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.giveaway.GiveawayRejection.AlreadyEntered;
import dev.guildhall.command.giveaway.GiveawayRejection.GiveawayFull;
import dev.guildhall.command.giveaway.GiveawayRejection.NotActive;
import dev.guildhall.command.giveaway.GiveawayRejection.NotEligible;
import dev.guildhall.command.giveaway.GiveawayRejection.NotEntered;
import dev.guildhall.command.giveaway.GiveawayRejection.UnknownGiveaway;
import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GiveawayEntryTest {
    private static final GiveawayEntryWithdrawn WITHDRAWN = new GiveawayEntryWithdrawn(GUILD, GIVEAWAY, MAX);

    private final AggregateTestFixture<Giveaway> giveaway = new AggregateTestFixture<>(Giveaway.class);

    private static GiveawayCreated requiring(GiveawayRequirements requirements) {
        return created(1, requirements, List.of());
    }

    private static GiveawayCreated withBonus(int count) {
        return created(
                1,
                new GiveawayRequirements(List.of(), 0, 0),
                List.of(new BonusEntries(MEMBER_ROLE, count), new BonusEntries(SUPPORT_ROLE, 3)));
    }

    private static Decision<EntryView> decision(EntryView view, long sequence) {
        return new Decision<>(view, sequence, sequence);
    }

    @Nested
    class WhenEntering {
        @Test
        void takesPartWithOneTicket() {
            giveaway.given(created(), STARTED)
                    .when(enter(MAX, DURING))
                    .expectEvents(entered(MAX, 1))
                    .expectResultMessagePayload(decision(new EntryView(true, 1, 1), 2));
        }

        @Test
        void hasTheBonusOfEachRoleHeld() {
            giveaway.given(withBonus(100), STARTED)
                    .when(enter(MAX, DURING, MEMBER_ROLE, SUPPORT_ROLE))
                    .expectEvents(entered(MAX, 104));
            giveaway.given(withBonus(100), STARTED)
                    .when(enter(MAX, DURING, SUPPORT_ROLE))
                    .expectEvents(entered(MAX, 4));
        }

        @Test
        void takesPartOnce() {
            expectRejection(
                    giveaway.given(created(), STARTED, entered(MAX, 4)).when(enter(MAX, DURING)),
                    new AlreadyEntered(4));
        }

        @Test
        void entersAnewAfterLeaving() {
            giveaway.given(created(), STARTED, entered(MAX, 1), WITHDRAWN)
                    .when(enter(MAX, DURING))
                    .expectEvents(entered(MAX, 1));
        }

        @Test
        void isRefusedUnlessItRuns() {
            expectRejection(giveaway.given(created()).when(enter(MAX, DURING)), new NotActive("PENDING"));
            expectRejection(giveaway.given(created(), CANCELLED).when(enter(MAX, DURING)), new NotActive("CANCELLED"));
            expectRejection(giveaway.given(endedWith(2)).when(enter(MAX, DURING)), new NotActive("ENDED"));
        }

        @Test
        void isRefusedInAnotherGuild() {
            expectRejection(
                    giveaway.given(created(), STARTED)
                            .when(new EnterGiveaway(ELSEWHERE, GIVEAWAY, MAX, Set.of(), 0, 0, DURING)),
                    new UnknownGiveaway());
        }

        @Test
        void isRefusedWhenThereAreTooManyTickets() {
            giveaway.given(withBonus(1), STARTED, entered(member(1), GiveawayLimits.MAX_TICKETS - 1))
                    .when(enter(MAX, DURING))
                    .expectEvents(entered(MAX, 1));
            expectRejection(
                    giveaway.given(withBonus(1), STARTED, entered(member(1), GiveawayLimits.MAX_TICKETS - 1))
                            .when(enter(MAX, DURING, MEMBER_ROLE)),
                    new GiveawayFull());
        }
    }

    @Nested
    class WhenSomethingIsRequired {
        private final GiveawayRequirements all = new GiveawayRequirements(List.of(MEMBER_ROLE, SUPPORT_ROLE), 30, 7);

        private EnterGiveaway enterWith(long accountAge, long memberAge, String... roles) {
            return new EnterGiveaway(
                    GUILD, GIVEAWAY, MAX, Set.of(roles), DURING - accountAge, DURING - memberAge, DURING);
        }

        @Test
        void letsInWhoMeetsIt() {
            giveaway.given(requiring(all), STARTED)
                    .when(enterWith(30 * DAY, 7 * DAY, MEMBER_ROLE, SUPPORT_ROLE))
                    .expectEvents(entered(MAX, 1));
        }

        @Test
        void tellsEverythingThatIsLacking() {
            expectRejection(
                    giveaway.given(requiring(all), STARTED).when(enterWith(30 * DAY - 1, DAY, SUPPORT_ROLE)),
                    new NotEligible(List.of(
                            MissingRequirement.roles(List.of(MEMBER_ROLE)),
                            MissingRequirement.accountAge(Instant.ofEpochMilli(DURING + 1)),
                            MissingRequirement.memberAge(Instant.ofEpochMilli(DURING + 6 * DAY)))));
        }

        @Test
        void asksForNothingThatIsNotRequired() {
            giveaway.given(requiring(new GiveawayRequirements(List.of(), 0, 0)), STARTED)
                    .when(enterWith(-DAY, -DAY))
                    .expectEvents(entered(MAX, 1));
        }
    }

    @Nested
    class WhenLeaving {
        private final WithdrawEntry leave = new WithdrawEntry(GUILD, GIVEAWAY, MAX, DURING);

        @Test
        void takesNoPartAnyMore() {
            giveaway.given(created(), STARTED, entered(member(1), 1), entered(MAX, 7))
                    .when(leave)
                    .expectEvents(WITHDRAWN)
                    .expectResultMessagePayload(decision(new EntryView(false, null, 1), 4));
        }

        @Test
        void isRefusedToWhoIsNotIn() {
            expectRejection(giveaway.given(created(), STARTED).when(leave), new NotEntered());
            expectRejection(
                    giveaway.given(created(), STARTED, entered(MAX, 1), WITHDRAWN)
                            .when(leave),
                    new NotEntered());
        }

        @Test
        void isRefusedOnceItIsOver() {
            expectRejection(giveaway.given(created(), CANCELLED).when(leave), new NotActive("CANCELLED"));
        }
    }
}
