package dev.guildhall.command.log;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.events.log.KnownHead;
import dev.guildhall.events.log.LogVerificationRequested;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final String ID = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";
    private static final List<KnownHead> ANCHORS = List.of(new KnownHead(7, "ab".repeat(32), null));
    private static final UnderWay NONE = new UnderWay(false, List.of());

    private final AggregateTestFixture<Verification> verification = new AggregateTestFixture<>(Verification.class);

    private static Decision<RequestedVerification> decided(boolean requested, long sequence) {
        return new Decision<>(new RequestedVerification(ID, requested), sequence, sequence);
    }

    @Nested
    class WhenRequesting {
        @Test
        void recordsItWithTheAnchorsBroughtAlong() {
            verification
                    .givenNoPriorActivity()
                    .when(new RequestVerification(ID, ANCHORS, NONE))
                    .expectEvents(new LogVerificationRequested(ID, ANCHORS))
                    .expectResultMessagePayload(decided(true, 0));
        }

        @Test
        void recordsItOnce() {
            verification
                    .given(new LogVerificationRequested(ID, ANCHORS))
                    .when(new RequestVerification(ID, ANCHORS, NONE))
                    .expectNoEvents()
                    .expectResultMessagePayload(decided(true, 0));
        }

        @Test
        void joinsOneThatKnowsTheSameAnchors() {
            verification
                    .givenNoPriorActivity()
                    .when(new RequestVerification(ID, ANCHORS, new UnderWay(true, ANCHORS)))
                    .expectEvents(new LogVerificationRequested(ID, ANCHORS));
        }

        @Test
        void joinsAnyWithoutAnchors() {
            verification
                    .givenNoPriorActivity()
                    .when(new RequestVerification(ID, List.of(), new UnderWay(true, ANCHORS)))
                    .expectEvents(new LogVerificationRequested(ID, List.of()));
        }

        @Test
        void refusesWhileOneIsUnderWayThatDoesNotKnowTheAnchors() {
            verification
                    .givenNoPriorActivity()
                    .when(new RequestVerification(ID, ANCHORS, new UnderWay(true, List.of())))
                    .expectNoEvents()
                    .expectException(Rejected.class)
                    .expectExceptionMessage(
                            "A verification without these anchors is under way: ask again when it has ended");
        }
    }

    @Nested
    class WhenAsking {
        @Test
        void changesNothing() {
            verification
                    .givenNoPriorActivity()
                    .when(new AskVerification(ID))
                    .expectNoEvents()
                    .expectResultMessagePayload(decided(false, -1));
            new AggregateTestFixture<>(Verification.class)
                    .given(new LogVerificationRequested(ID, ANCHORS))
                    .when(new AskVerification(ID))
                    .expectNoEvents()
                    .expectResultMessagePayload(decided(true, 0));
        }
    }
}
