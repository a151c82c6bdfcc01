package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An event that cannot be read is named, everything before it is served, and nobody else notices.
 */
class PoisonedEventIT {
    private static final String OTHER_GUILD = "1180000000000000002";
    private static final String PAYLOAD = "{\"guildId\":\"1180000000000000001\",\"changes\":[]}";
    private static final String METADATA = "{\"guildId\":\"1180000000000000001\"}";

    private final TestDatabase database = Databases.withLog();
    private final LogFixture log = new LogFixture(database);

    /** What may be wrong with a row that was stored all the same. */
    enum Poison {
        UNKNOWN_TYPE("chess.Opened", 1, PAYLOAD, METADATA, "unknown event type chess.Opened"),
        UNKNOWN_REVISION("settings.Changed", 99, PAYLOAD, METADATA, "unknown revision 99 of settings.Changed"),
        TRUNCATED_PAYLOAD("settings.Changed", 1, "{\"guildId\":\"11", METADATA, "payload of settings.Changed"),
        EMPTY_PAYLOAD("settings.Changed", 1, "", METADATA, "empty payload of settings.Changed"),
        OTHER_PAYLOAD("settings.Changed", 1, "[1,2]", METADATA, "payload of settings.Changed"),
        TRUNCATED_METADATA("settings.Changed", 1, PAYLOAD, "{\"guild", "metadata of settings.Changed"),
        EMPTY_METADATA("settings.Changed", 1, PAYLOAD, "", "metadata of settings.Changed"),
        BROKEN_SEAL(
                "settings.Changed",
                1,
                PAYLOAD,
                "{\"reason\":{\"subject\":\"user:77\",\"key\":1,\"sealed\":\"AAAA\"}}",
                "of settings.Changed");

        private final String type;
        private final int revision;
        private final String payload;
        private final String metadata;
        private final String error;

        Poison(String type, int revision, String payload, String metadata, String error) {
            this.type = type;
            this.revision = revision;
            this.payload = payload;
            this.metadata = metadata;
            this.error = error;
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Nested
    class WhenItStandsAmongGoodOnes {
        @ParameterizedTest
        @EnumSource
        void isNamedAfterAllBeforeItWereServed(Poison poison) throws Exception {
            obtainKey();
            log.append("guild:a", 0, 1);
            insert(poison, "guild:poisoned");
            log.append("guild:a", 2);

            try (BlockingStream<TrackedEventMessage<?>> stream = log.tail.openStream(null)) {
                assertThat(position(stream.nextAvailable())).isEqualTo(1);
                long since = System.nanoTime();
                assertThat(position(stream.nextAvailable())).isEqualTo(2);
                keepsQuiet(stream::hasNextAvailable, since);
                keepsQuiet(() -> stream.peek().isPresent(), since);
                assertNamed(poison, stream::nextAvailable);
            }
            try (BlockingStream<TrackedEventMessage<?>> again =
                    log.tail.openStream(new GlobalSequenceTrackingToken(2))) {
                assertNamed(poison, again::hasNextAvailable);
                assertThat(log.tail.unreadable().orElseThrow().position()).isEqualTo(3);
            }
            try (BlockingStream<TrackedEventMessage<?>> beyond =
                    log.tail.openStream(new GlobalSequenceTrackingToken(3))) {
                assertThat(position(beyond.nextAvailable())).isEqualTo(4);
            }
        }

        /** For as long as it has patience: a machine that is too busy for that may be told already. */
        private static void keepsQuiet(BooleanSupplier next, long sinceNanos) {
            try {
                assertThat(next.getAsBoolean()).isFalse();
            } catch (UnreadableEvent e) {
                assertThat(System.nanoTime() - sinceNanos).isGreaterThan(EventTail.PATIENCE.toNanos());
            }
        }

        @ParameterizedTest
        @EnumSource
        void leavesEverybodyElseAlone(Poison poison) throws Exception {
            obtainKey();
            log.append("guild:a", 0);
            insert(poison, "guild:poisoned");
            log.append("guild:a", 1);

            DomainEventStream good = log.engine.readEvents("guild:a", 0);
            assertThat(good.asStream().map(e -> e.getSequenceNumber()).toList()).containsExactly(0L, 1L);
            DomainEventStream bad = log.engine.readEvents("guild:poisoned", 0);
            if (poison.payload.equals(PAYLOAD) && poison.type.equals("settings.Changed") && poison.revision == 1) {
                // Who said it and why is nothing that a decision needs.
                assertThat(bad.hasNext()).isTrue();
            } else {
                assertNamed(poison, 2, bad::hasNext);
            }
            assertThat(log.reader.guildEvents(LogFixture.GUILD, 0, 10)).hasSize(2);
            assertNamed(poison, 2, () -> log.reader.guildEvents(OTHER_GUILD, 0, 10));
            assertThat(log.reader.after(2, 10)).hasSize(1);
            assertThat(log.reader.head()).isEqualTo(3);
            assertThat(new LogVerification(log.dataSource, log.connections, 2)
                            .verify(Anchors.none(), progress -> {})
                            .intact())
                    .isTrue();
        }
    }

    @Nested
    class WhenAProcessorMeetsIt {
        private static final int BEFORE = 400;

        private final List<Long> handled = new CopyOnWriteArrayList<>();
        private final AtomicInteger streams = new AtomicInteger();
        private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

        @AfterEach
        void stopThreads() {
            threads.shutdownNow();
        }

        @Test
        void handlesAllBeforeItAndTriesAgainAtItsLeisure() throws Exception {
            try (LogFixture writing = new LogFixture(database)) {
                long[] sequences = LongStream.range(0, BEFORE).toArray();
                writing.append("guild:a", sequences);
                insert(Poison.UNKNOWN_TYPE, "guild:poisoned");
                writing.append("guild:a", BEFORE);
            }
            PooledStreamingEventProcessor processor = processor();
            processor.start();
            try {
                await().until(() -> handled.contains((long) BEFORE));
                await().until(processor::isError);
                await().until(() -> streams.get() >= 3);
                assertThat(handled).doesNotContain(BEFORE + 1L).doesNotHaveDuplicates();
                assertThat(log.tail.unreadable().orElseThrow().position()).isEqualTo(BEFORE + 1);

                log.jdbc()
                        .sql("alter table log.event disable trigger event_only_grows")
                        .update();
                log.jdbc()
                        .sql("update log.event set type = 'settings.Changed' where position = ?")
                        .param(BEFORE + 1)
                        .update();
                await().atMost(Duration.ofSeconds(60)).until(() -> handled.contains(BEFORE + 2L));
                assertThat(handled).doesNotHaveDuplicates().hasSize(BEFORE + 2);
                assertThat(log.tail.unreadable()).isEmpty();
                // With pauses of half a second, one, two … the whole test has no time for many.
                assertThat(streams).hasValueLessThan(20);
            } finally {
                processor.shutDown();
            }
        }

        private PooledStreamingEventProcessor processor() {
            StreamableMessageSource<TrackedEventMessage<?>> counted = token -> {
                streams.incrementAndGet();
                return log.tail.openStream(token);
            };
            return PooledStreamingEventProcessor.builder()
                    .name("view")
                    .eventHandlerInvoker(new Recorder(handled))
                    .errorHandler(PropagatingErrorHandler.instance())
                    .messageSource(counted)
                    .tokenStore(new InMemoryTokenStore())
                    .transactionManager(NoTransactionManager.INSTANCE)
                    .coordinatorExecutor(threads)
                    .workerExecutor(threads)
                    .initialSegmentCount(1)
                    .initialToken(source -> source.createTailToken())
                    .tokenClaimInterval(200)
                    .batchSize(10)
                    .build();
        }
    }

    /** Remembers positions. */
    record Recorder(List<Long> handled) implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            handled.add(position((TrackedEventMessage<?>) event));
        }
    }

    @Nested
    class WhenAnEventIsLarge {
        @Test
        void keepsOneOfAMegabyte() throws Exception {
            log.engine.appendEvents(List.of(large(0, 1_000_000)));
            log.append("guild:a", 1);

            assertThat(log.reader.after(0, 10).getFirst().payload())
                    .isEqualTo(large(0, 1_000_000).getPayload());
            try (BlockingStream<TrackedEventMessage<?>> stream = log.tail.openStream(null)) {
                assertThat(stream.nextAvailable().getPayload())
                        .isEqualTo(large(0, 1_000_000).getPayload());
                assertThat(position(stream.nextAvailable())).isEqualTo(2);
            }
        }

        @Test
        void refusesOneThatIsTooLargeAndNothingElse() {
            assertThatThrownBy(() -> log.engine.appendEvents(List.of(large(0, EventTooLarge.MAX_EVENT_BYTES))))
                    .isInstanceOf(EventTooLarge.class)
                    .hasMessageContaining("settings.Changed")
                    .hasMessageContaining("" + EventTooLarge.MAX_EVENT_BYTES);
            log.append("guild:a", 0);

            assertThat(log.positions()).containsExactly(1L);
        }

        @Test
        void neverFillsAPageWithMoreThanFitsIntoMemory() {
            for (int n = 0; n < 20; n++) {
                log.engine.appendEvents(List.of(large(n, 1_000_000)));
            }
            List<StoredEvent> page = log.reader.storedAfter(0, EventTail.PAGE, EventTail.PAGE_BYTES);
            assertThat(page).hasSizeBetween(8, 9);
            assertThat(log.reader.storedAfter(0, EventTail.PAGE, 1)).hasSize(1);

            try (BlockingStream<TrackedEventMessage<?>> stream = log.tail.openStream(null)) {
                for (long n = 1; n <= 20; n++) {
                    assertThat(position(stream.peek().orElseThrow())).isEqualTo(n);
                    stream.nextAvailable();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private DomainEventMessage<?> large(long sequence, int characters) {
            return new GenericDomainEventMessage<>(
                    "Guild", "guild:a", sequence, LogFixture.prefix(null, "x".repeat(characters)));
        }
    }

    private void assertNamed(Poison poison, ThrowingCallable reading) {
        assertNamed(poison, 3, reading);
    }

    private static void assertNamed(Poison poison, long position, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        UnreadableEvent.class, e -> assertThat(e.position()).isEqualTo(position))
                .hasMessageContaining("position " + position)
                .hasMessageContaining(poison.error);
    }

    /** A ciphertext is only looked at where there is a key. */
    private void obtainKey() {
        assertThat(new SubjectKeys(log.dataSource).obtain("user:77").number()).isEqualTo(1);
    }

    /** As another program would, which knows more, or less. */
    private void insert(Poison poison, String aggregateId) throws SQLException {
        LogRow row = new LogRow(
                UUID.randomUUID(),
                "Guild",
                aggregateId,
                0,
                poison.type,
                poison.revision,
                OTHER_GUILD,
                null,
                json(poison.payload),
                json(poison.metadata));
        try (Connection connection = log.connections.open("test")) {
            assertThat(Appender.append(connection, List.of(Appender.Request.of(List.of(row))))
                            .getFirst()
                            .refusal())
                    .isNull();
        }
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
