package dev.guildhall.command.erasure;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.events.erasure.PersonErased;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PersonTest {
    private static final String MAX = "1180000000000000104";
    private static final long FIRST = 3;
    private static final long SECOND = 8;

    private final AggregateTestFixture<Person> person = new AggregateTestFixture<>(Person.class);

    @Nested
    class WhenErasing {
        @Test
        void recordsThatTheKeyIsToGo() {
            person.givenNoPriorActivity()
                    .when(new ErasePerson(MAX, FIRST))
                    .expectEvents(new PersonErased(MAX, FIRST))
                    .expectResultMessagePayload(new Decision<>(new ErasedPerson(MAX, List.of(FIRST)), 0, 0));
        }

        @Test
        void recordsNothingOfSomebodyOfWhomNothingIsKnown() {
            person.givenNoPriorActivity()
                    .when(new ErasePerson(MAX, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new ErasedPerson(MAX, List.of()), -1, -1));
        }

        @Test
        void recordsAKeyOnlyOnce() {
            person.given(new PersonErased(MAX, FIRST))
                    .when(new ErasePerson(MAX, FIRST))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new ErasedPerson(MAX, List.of(FIRST)), 0, 0));
        }

        @Test
        void recordsNothingWhereNothingCameSince() {
            person.given(new PersonErased(MAX, FIRST))
                    .when(new ErasePerson(MAX, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new ErasedPerson(MAX, List.of(FIRST)), 0, 0));
        }

        @Test
        void recordsTheNextKeyOfSomebodyWhoCameBack() {
            person.given(new PersonErased(MAX, FIRST))
                    .when(new ErasePerson(MAX, SECOND))
                    .expectEvents(new PersonErased(MAX, SECOND))
                    .expectResultMessagePayload(new Decision<>(new ErasedPerson(MAX, List.of(FIRST, SECOND)), 1, 1));
        }

        @Test
        void recordsNothingWhenAskedAgainUnderTheSameIdempotencyKey() {
            person.given(new PersonErased(MAX, FIRST))
                    .when(new ErasePerson(MAX, SECOND).changingNothing())
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new ErasedPerson(MAX, List.of(FIRST)), 0, 0));
        }
    }
}
