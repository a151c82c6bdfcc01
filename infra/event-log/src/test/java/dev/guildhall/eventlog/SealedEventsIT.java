package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.guildhall.events.EventType;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.Personal;
import dev.guildhall.events.SealedValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Personal texts in payloads and metadata, by events that only these tests know. */
class SealedEventsIT {
    private static final String ADAM = "1180000000000000102";
    private static final String MAX = "1180000000000000104";
    private static final String TICKET = "test.TicketOpened";

    record Answer(
            String question,
            String authorId,
            @Personal(of = "authorId") String text) {}

    @EventType(TICKET)
    record TicketOpened(
            @Nullable String openerId,
            @Personal(of = "openerId") @Nullable String subject,
            List<Answer> answers) implements GuildhallEvent {
        @Override
        public @Nullable String guildId() {
            return null;
        }
    }

    /** The same event, a revision later. */
    @EventType(value = TICKET, revision = 2)
    record TicketOpenedSince(
            String openerId, @Personal(of = "openerId") String title, List<Answer> answers) implements GuildhallEvent {
        @Override
        public @Nullable String guildId() {
            return null;
        }
    }

    private static final class Retitled implements PayloadUpcaster {
        @Override
        public String type() {
            return TICKET;
        }

        @Override
        public int fromRevision() {
            return 1;
        }

        @Override
        public ObjectNode upcast(ObjectNode payload) {
            payload.set("title", payload.remove("subject"));
            return payload;
        }
    }

    private final LogFixture log = new LogFixture(Databases.withLog());
    private final EventCodec codec = codec(TicketOpened.class);

    private EventCodec codec(Class<? extends GuildhallEvent> shape) {
        return new EventCodec(
                log.personal,
                List.of(new Retitled()),
                type -> type.equals(TICKET) ? Optional.of(shape) : Optional.empty());
    }

    @AfterEach
    void close() {
        log.close();
    }

    private LogRow stored(GuildhallEvent event) {
        return codec.encode(new GenericDomainEventMessage<>("Ticket", "ticket:1", 0, event), 0);
    }

    private GuildhallEvent read(LogRow row) {
        return read(codec, row);
    }

    private static GuildhallEvent read(EventCodec codec, LogRow row) {
        return codec.payload(1, row.eventId(), row.type(), row.revision(), row.payload());
    }

    private static String text(LogRow row) {
        return new String(row.payload(), StandardCharsets.UTF_8);
    }

    private void erase(String userId) {
        log.keys.destroy(userId, List.of(log.keys.newest(userId).orElseThrow()));
    }

    private static LogRow with(LogRow row, UUID eventId, String payload) {
        return new LogRow(
                eventId,
                row.aggregateType(),
                row.aggregateId(),
                row.sequence(),
                row.type(),
                row.revision(),
                row.guildId(),
                row.actorId(),
                payload.getBytes(StandardCharsets.UTF_8),
                row.metadata());
    }

    @Nested
    class WhenAPayloadHoldsPersonalTexts {
        private final TicketOpened ticket = new TicketOpened(
                ADAM,
                "I lost my key",
                List.of(new Answer("your name?", ADAM, "Adam"), new Answer("and yours?", MAX, "Max")));

        @Test
        void storesThemSealedAndNothingElse() {
            LogRow row = stored(ticket);

            assertThat(text(row))
                    .startsWith("{\"openerId\":\"%s\",\"subject\":{\"subject\":\"user:%s\",\"key\":1,\"sealed\":\""
                            .formatted(ADAM, ADAM))
                    .contains("\"question\":\"your name?\"", "\"subject\":\"user:" + MAX)
                    .doesNotContain("lost", "\"Adam\"", "\"Max\"");
            assertThat(read(row)).isEqualTo(ticket);
        }

        @Test
        void erasesWhatIsAboutThePersonAndNobodyElse() {
            LogRow row = stored(ticket);

            erase(ADAM);

            assertThat(read(row))
                    .isEqualTo(new TicketOpened(
                            ADAM,
                            SealedValue.ERASED,
                            List.of(
                                    new Answer("your name?", ADAM, SealedValue.ERASED),
                                    new Answer("and yours?", MAX, "Max"))));
        }

        @Test
        void storesNothingWhereThereIsNothing() {
            TicketOpened empty = new TicketOpened(null, null, List.of());

            assertThat(text(stored(empty))).isEqualTo("{\"openerId\":null,\"subject\":null,\"answers\":[]}");
            assertThat(read(stored(empty))).isEqualTo(empty);
        }

        @Test
        void isNotStoredOpenWhenItIsAboutNobody() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stored(new TicketOpened(null, "I lost my key", List.of())));
        }
    }

    @Nested
    class WhenItWasTamperedWith {
        private final LogRow row = stored(new TicketOpened(ADAM, "help", List.of(new Answer("q", ADAM, "a"))));

        private void assertBroken(LogRow tampered) {
            assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> read(tampered));
        }

        @Test
        void isNotTakenForErased() {
            String payload = text(row);
            int inCiphertext = payload.indexOf("\"sealed\":\"") + 30;
            char other = payload.charAt(inCiphertext) == 'A' ? 'B' : 'A';

            assertBroken(with(
                    row,
                    row.eventId(),
                    payload.substring(0, inCiphertext) + other + payload.substring(inCiphertext + 1)));
            assertBroken(with(row, row.eventId(), payload.replaceAll("\"sealed\":\"[^\"]*", "\"sealed\":\"AAAA")));
            assertBroken(with(row, row.eventId(), payload.replaceAll("\"sealed\":\"[^\"]*", "\"sealed\":\"no base64")));
        }

        @Test
        void noticesATextOfAnotherEvent() {
            assertBroken(with(row, new UUID(0, 1), text(row)));
        }

        @Test
        void noticesATextOfAnotherField() {
            List<String> sealed = Pattern.compile("\"sealed\":\"([^\"]*)")
                    .matcher(text(row))
                    .results()
                    .map(match -> match.group(1))
                    .toList();

            assertBroken(with(row, row.eventId(), text(row).replace(sealed.get(0), sealed.get(1))));
        }

        @Test
        void noticesATextThatStandsOpen() {
            assertBroken(with(
                    row, row.eventId(), "{\"openerId\":\"%s\",\"subject\":\"help\",\"answers\":[]}".formatted(ADAM)));
        }

        @Test
        void noticesATextThatIsSealedForSomebodyElse() {
            assertBroken(with(row, row.eventId(), text(row).replace("\"user:" + ADAM, "\"user:" + MAX)));
        }
    }

    @Nested
    class WhenTheRevisionIsOld {
        private final EventCodec since = codec(TicketOpenedSince.class);

        @Test
        void givesUpcastersWhatWasSealed() {
            LogRow row = stored(new TicketOpened(ADAM, "help", List.of(new Answer("q", MAX, "a"))));

            assertThat(read(since, row))
                    .isEqualTo(new TicketOpenedSince(ADAM, "help", List.of(new Answer("q", MAX, "a"))));
            erase(ADAM);
            assertThat(read(since, row))
                    .isEqualTo(new TicketOpenedSince(ADAM, SealedValue.ERASED, List.of(new Answer("q", MAX, "a"))));
        }
    }

    /** Bytes as a release once stored them; the key is 00 01 02 … 1f. They are never edited. */
    @Nested
    class WhenGolden {
        private static final Path GOLDEN = Path.of("src/test/resources/golden");
        private static final UUID EVENT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

        private static byte[] golden(String name) throws Exception {
            return Files.readString(GOLDEN.resolve(name)).stripTrailing().getBytes(StandardCharsets.UTF_8);
        }

        private void keep(long number) {
            byte[] key = new byte[32];
            for (int i = 0; i < key.length; i++) {
                key[i] = (byte) i;
            }
            log.jdbc()
                    .sql("insert into log.subject_key (subject, key, number) values (?, ?, ?)")
                    .params("user:" + ADAM, key, number)
                    .update();
        }

        private void assertMetadata(String name, String actorName, String reason) throws Exception {
            assertThat(codec.metadata(1, EVENT, golden(name)))
                    .containsOnly(
                            entry(MetadataKeys.ACTOR_ID, ADAM),
                            entry(MetadataKeys.ACTOR_TYPE, "panel"),
                            entry(MetadataKeys.ACTOR_NAME, actorName),
                            entry(MetadataKeys.REASON, reason));
        }

        @Test
        void opensWhatWasSealedBeforeKeysHadNumbers() throws Exception {
            keep(SealedValue.FIRST_KEY);
            assertMetadata("metadata.first-key.json", "Ädam 🎩", "because max said so");

            erase(ADAM);
            assertMetadata("metadata.first-key.json", SealedValue.ERASED, SealedValue.ERASED);

            log.keys.obtain("user:" + ADAM);
            assertMetadata("metadata.first-key.json", SealedValue.ERASED, SealedValue.ERASED);
        }

        @Test
        void goesOnInTheOldFormUnderAnOldKey() {
            keep(SealedValue.FIRST_KEY);

            assertThat(text(stored(new TicketOpened(ADAM, "help", List.of())))).doesNotContain("\"key\"");
        }

        @Test
        void opensWhatWasSealedUnderANumberedKey() throws Exception {
            keep(7);
            assertMetadata("metadata.numbered-key.json", "Ädam 🎩", "because max said so");
            assertThat(codec.payload(1, EVENT, TICKET, 1, golden("payload.numbered-key.json")))
                    .isEqualTo(new TicketOpened(
                            ADAM, "I lost my key", List.of(new Answer("your name?", ADAM, "Max Mustermann"))));
        }

        @Test
        void readsErasedWithoutTheKey() throws Exception {
            assertMetadata("metadata.numbered-key.json", SealedValue.ERASED, SealedValue.ERASED);
            assertThat(codec.payload(1, EVENT, TICKET, 1, golden("payload.numbered-key.json")))
                    .isEqualTo(new TicketOpened(
                            ADAM, SealedValue.ERASED, List.of(new Answer("your name?", ADAM, SealedValue.ERASED))));
        }
    }

    @Nested
    class WhenItIsMetadata {
        @Test
        void keepsTheFormOfEachKey() {
            Map<String, String> metadata = Map.of(
                    MetadataKeys.ACTOR_TYPE,
                    "operator",
                    MetadataKeys.ACTOR_ID,
                    ADAM,
                    MetadataKeys.REASON,
                    "tidying up");
            LogRow row = codec.encode(LogFixture.event("guild:a", metadata, 0), 0);

            assertThat(new String(row.metadata(), StandardCharsets.UTF_8))
                    .contains("\"reason\":{\"subject\":\"user:%s\",\"key\":1,\"sealed\":\"".formatted(ADAM))
                    .doesNotContain("tidying");
            assertThat(codec.metadata(1, row.eventId(), row.metadata())).isEqualTo(metadata);
        }
    }
}
