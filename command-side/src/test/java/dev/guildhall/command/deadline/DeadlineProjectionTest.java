package dev.guildhall.command.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Segment;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DeadlineProjectionTest {
    private static final GiveawayCancelled EVENT =
            new GiveawayCancelled("1180000000000000001", "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF");

    private record Rule(Function<GuildhallEvent, List<DeadlineChange>> changes) implements DeadlineRule {
        @Override
        public Collection<String> kinds() {
            return List.of("test.ring");
        }

        @Override
        public String types() {
            return "giveaway.";
        }

        @Override
        public List<DeadlineChange> after(GuildhallEvent event) {
            return changes.apply(event);
        }

        @Override
        public void settled(Collection<String> aggregateIds) {}

        @Override
        public Verdict decide(Deadline due, Instant now, Write write) {
            return Verdict.MOOT;
        }
    }

    /** No connection is ever asked for. */
    private static boolean handles(Function<GuildhallEvent, List<DeadlineChange>> changes, Object payload) {
        DriverManagerDataSource nowhere = new DriverManagerDataSource();
        DeadlineProjection projection = new DeadlineProjection(
                List.of(new Rule(changes)),
                new DeadlineTable(JdbcClient.create(nowhere)),
                () -> {},
                new Parkings(nowhere, "command").of(DeadlineProjection.GROUP));
        return projection.canHandle(new GenericEventMessage<>(payload), Segment.ROOT_SEGMENT);
    }

    @Nested
    class WhenAskedWhetherAnEventMatters {
        @Test
        void passesOverWhatMeansNothing() {
            assertThat(handles(event -> List.of(), EVENT)).isFalse();
            assertThat(handles(event -> List.of(), "no event of the log")).isFalse();
        }

        @Test
        void takesWhatARuleChanges() {
            assertThat(handles(event -> List.of(new DeadlineChange.Settled("giveaway:1")), EVENT))
                    .isTrue();
        }

        /** Thrown here it would stop the deadlines of everybody. */
        @Test
        void takesWhatARuleFailsAt() {
            assertThat(handles(
                            event -> {
                                throw new IllegalStateException("a rule with an error");
                            },
                            EVENT))
                    .isTrue();
        }
    }
}
