package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.giveaway.GiveawayStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PageStreamIT {
    private static final int MOST = 500;
    private static final int LARGE = 1_000_000;

    private final LogFixture log = new LogFixture(Databases.withLog());

    @AfterEach
    void close() {
        log.close();
    }

    private BlockingStream<TrackedEventMessage<?>> pages(Predicate<String> types) {
        return log.tail.pages(types, MOST).openStream(null);
    }

    private static List<Long> positions(TrackedEventMessage<?> page) {
        return ((EventPage) page.getPayload())
                .events().stream().map(PageStreamIT::position).toList();
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private void fill(int events) {
        log.append("guild:a", LongStream.range(0, events).toArray());
    }

    @Nested
    class WhenAtTheHead {
        @Test
        void anEventThatComesAloneIsHandedOutAtOnce() throws Exception {
            try (BlockingStream<TrackedEventMessage<?>> stream = pages(EventTail.EVERYTHING)) {
                log.append("guild:a", 0);
                assertThat(positions(stream.nextAvailable())).isEqualTo(range(1, 1));
                assertThat(stream.hasNextAvailable()).isFalse();
                assertThat(stream.hasNextAvailable()).isFalse();
                log.append("guild:a", 1, 2);
                assertThat(stream.hasNextAvailable()).isTrue();
                assertThat(positions(stream.nextAvailable())).isEqualTo(range(2, 3));
            }
        }
    }

    @Nested
    class WhenFarBehind {
        @Test
        void handsOutPagesWithTheTokenOfTheirLastAndRestsInBetween() throws Exception {
            fill(PageSize.LEAST + 100);
            try (BlockingStream<TrackedEventMessage<?>> stream = pages(EventTail.EVERYTHING)) {
                TrackedEventMessage<?> page = stream.nextAvailable();
                assertThat(positions(page)).isEqualTo(range(1, PageSize.LEAST));
                assertThat(position(page)).isEqualTo(PageSize.LEAST);
                assertThat(stream.peek()).isEmpty();
                assertThat(stream.hasNextAvailable()).isFalse();
                assertThat(stream.hasNextAvailable()).isTrue();
                TrackedEventMessage<?> seen = stream.peek().orElseThrow();
                assertThat(stream.nextAvailable()).isSameAs(seen);
                assertThat(positions(seen)).isEqualTo(range(PageSize.LEAST + 1, PageSize.LEAST + 100));
            }
        }

        @Test
        void whatDoesNotMatterIsInNone() throws Exception {
            log.append("guild:a", 0, 1);
            log.engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                    "Test", "giveaway:1", 0, new GiveawayStarted(LogFixture.GUILD, "1"), Map.of())));
            log.append("guild:a", 2);
            try (BlockingStream<TrackedEventMessage<?>> stream = pages(type -> type.startsWith("giveaway."))) {
                assertThat(positions(stream.nextAvailable())).isEqualTo(range(3, 3));
            }
        }

        @Test
        void ofLargeEventsAPageHoldsFewer() throws Exception {
            int events = 20;
            for (int i = 0; i < events; i++) {
                log.engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                        "Guild", "guild:a", i, LogFixture.prefix("was", "x".repeat(LARGE)), Map.of())));
            }
            List<Long> all = new ArrayList<>();
            try (BlockingStream<TrackedEventMessage<?>> stream = pages(EventTail.EVERYTHING)) {
                while (all.size() < events) {
                    List<Long> page = positions(stream.nextAvailable());
                    assertThat((page.size() - 1L) * LARGE).isLessThan(PageStream.MAX_BYTES);
                    all.addAll(page);
                }
            }
            assertThat(all).isEqualTo(range(1, events));
        }
    }
}
