package dev.guildhall.command.signin;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.events.signin.SessionsRevoked;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RevocationTest {
    private static final String ID = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";
    private static final String ERIN = "1180000000000000104";
    private static final List<String> SESSIONS = List.of("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final SessionsRevoked REVOKED = new SessionsRevoked(ID, ERIN, SESSIONS, "lost a telephone");

    private final AggregateTestFixture<Revocation> revocation = new AggregateTestFixture<>(Revocation.class);

    private static Decision<RevokedSessions> decided(int ended, long sequence) {
        return new Decision<>(new RevokedSessions(ended), sequence, sequence);
    }

    @Nested
    class WhenRevoking {
        @Test
        void recordsWhichSessionsEndAndWhy() {
            revocation
                    .givenNoPriorActivity()
                    .when(new RevokeSessions(ID, ERIN, SESSIONS, "lost a telephone"))
                    .expectEvents(REVOKED)
                    .expectResultMessagePayload(decided(1, 0));
        }

        @Test
        void recordsItOnce() {
            revocation
                    .given(REVOKED)
                    .when(new RevokeSessions(ID, ERIN, SESSIONS, "lost a telephone"))
                    .expectNoEvents()
                    .expectResultMessagePayload(decided(1, 0));
        }

        @Test
        void recordsNothingWhereThereIsNothingToEnd() {
            revocation
                    .givenNoPriorActivity()
                    .when(new RevokeSessions(ID, ERIN, List.of(), null))
                    .expectNoEvents()
                    .expectResultMessagePayload(decided(0, -1));
        }
    }

    @Nested
    class WhenAsking {
        @Test
        void saysHowManyEnded() {
            revocation
                    .given(REVOKED)
                    .when(new AskRevocation(ID))
                    .expectNoEvents()
                    .expectResultMessagePayload(decided(1, 0));
        }
    }
}
