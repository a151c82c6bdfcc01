package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.giveaway.GiveawayStarted;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SelectedTypesIT {
    private static final String GIVEAWAY = "01JD0000000000000000000000";

    private final LogFixture log = new LogFixture(Databases.withLog());
    private long sequence;

    @AfterEach
    void close() {
        log.close();
    }

    private void settings() {
        append("guild:a", LogFixture.prefix("a", "b"));
    }

    private void giveaway() {
        append("giveaway:" + GIVEAWAY, new GiveawayStarted(LogFixture.GUILD, GIVEAWAY));
    }

    private void append(String aggregateId, GuildhallEvent event) {
        log.engine.appendEvents(
                List.of(new GenericDomainEventMessage<>("Test", aggregateId, sequence++, event, Map.of())));
    }

    private BlockingStream<TrackedEventMessage<?>> giveaways() {
        return giveaways(log.tail);
    }

    private static BlockingStream<TrackedEventMessage<?>> giveaways(EventTail tail) {
        return tail.only(type -> type.startsWith("giveaway.")).openStream(null);
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    @Nested
    class WhenOthersAreLogged {
        @Test
        void handsOutWhatMattersFirst() throws Exception {
            settings();
            giveaway();
            settings();
            giveaway();
            settings();
            try (BlockingStream<TrackedEventMessage<?>> stream = giveaways()) {
                assertThat(position(stream.nextAvailable())).isEqualTo(2);
                long since = System.nanoTime();
                assertThat(position(stream.nextAvailable())).isEqualTo(4);
                // What does not matter comes after a second, and on a busy machine that may have passed by now.
                assertThat(stream.hasNextAvailable() && System.nanoTime() - since < EventTail.PACE.toNanos())
                        .isFalse();
            }
        }

        @Test
        void passesTheNewestOnSoThatTokensDoNotStayBehind() throws Exception {
            settings();
            settings();
            settings();
            try (BlockingStream<TrackedEventMessage<?>> stream = giveaways()) {
                assertThat(position(stream.nextAvailable())).isEqualTo(3);
                assertThat(stream.hasNextAvailable()).isFalse();
            }
        }

        @Test
        void doesNotMindWhatItCannotRead() throws Exception {
            poison();
            giveaway();
            poison();
            try (BlockingStream<TrackedEventMessage<?>> stream = giveaways()) {
                assertThat(position(stream.nextAvailable())).isEqualTo(2);
                assertThat(stream.hasNextAvailable()).isFalse();
            }
            assertThat(log.tail.unreadable()).isEmpty();
        }

        private void poison() throws SQLException {
            byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
            LogRow row = new LogRow(
                    UUID.randomUUID(),
                    "Test",
                    "test:1",
                    sequence++,
                    "test.Unknown",
                    1,
                    LogFixture.GUILD,
                    null,
                    json,
                    json);
            try (Connection connection = log.connections.open("test")) {
                Appender.append(connection, List.of(Appender.Request.of(List.of(row))));
            }
            log.tail.lookForHead();
        }
    }

    @Nested
    class WhenSomebodyReadsEverything {
        private final AtomicInteger woken = new AtomicInteger();
        /** Told of by hand: others have everybody look now and then, whether or not anything came. */
        private final HeadWatch head = new HeadWatch();

        private final EventTail tail = new EventTail(log.reader, head);

        @Test
        void isWokenForRowsOfItsOwnOnly() throws Exception {
            try (BlockingStream<TrackedEventMessage<?>> everything = tail.openStream(null);
                    BlockingStream<TrackedEventMessage<?>> stream = giveaways(tail)) {
                everything.setOnAvailableCallback(() -> {});
                stream.setOnAvailableCallback(woken::incrementAndGet);
                settings();
                head.announce(1);
                everything.nextAvailable();
                assertThat(woken).hasValue(0);

                giveaway();
                head.announce(2);
                everything.nextAvailable();
                assertThat(woken).hasValue(1);
                assertThat(position(stream.nextAvailable())).isEqualTo(2);
            }
        }

        @Test
        void isWokenWhenThatOneStops() throws Exception {
            try (BlockingStream<TrackedEventMessage<?>> stream = giveaways(tail)) {
                try (BlockingStream<TrackedEventMessage<?>> everything = tail.openStream(null)) {
                    everything.setOnAvailableCallback(() -> {});
                    stream.setOnAvailableCallback(woken::incrementAndGet);
                    giveaway();
                    head.announce(1);
                    assertThat(woken).hasValue(0);
                }
                assertThat(woken).hasValue(1);
                assertThat(position(stream.nextAvailable())).isEqualTo(1);
            }
        }
    }

    @Nested
    class WhenNobodyReadsEverything {
        @Test
        void looksForItself() throws Exception {
            AtomicInteger woken = new AtomicInteger();
            try (BlockingStream<TrackedEventMessage<?>> stream = giveaways()) {
                stream.setOnAvailableCallback(woken::incrementAndGet);
                giveaway();
                assertThat(position(stream.nextAvailable())).isEqualTo(1);
            }
            assertThat(woken.get()).isPositive();
        }
    }
}
