package dev.guildhall.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.PostgresEventStore;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An audit that finds nothing is worth what it would have found. The log holds commands a, b and c, one event each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditIT {
    private static final String GUILD = "1190000000000000001";
    private static final List<String> STORED = List.of("a", "b", "c");
    private static final String ALL = "tries a a\ntries b b\ntries c c\n";

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgres.freshDatabase();

    @BeforeAll
    void store() throws SQLException {
        publish(database, null, "a", "b");
        run("create schema fault");
        run("create table fault.delivery (n bigserial primary key, position bigint not null)");
    }

    /** One command for each of {@link #STORED}, which says that this was the value before it. */
    private static void publish(TestDatabase to, @Nullable String... before) {
        try (LogProcess log = LogProcess.following(to)) {
            for (int n = 0; n < STORED.size(); n++) {
                SettingsChanged event =
                        new SettingsChanged(GUILD, List.of(new Change("prefix", before[n], STORED.get(n))));
                log.part(PostgresEventStore.class)
                        .publish(new GenericDomainEventMessage<>(
                                "Guild",
                                AggregateIds.guild(GUILD),
                                n,
                                event,
                                Map.of(MetadataKeys.CAUSATION_ID, STORED.get(n))));
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path ledger(String lines) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "ledger", ".txt"), lines);
    }

    private List<String> commands(String lines) throws IOException, SQLException {
        return new CommandAudit(Fates.read(List.of(ledger(lines))), LogWalk.through(database)).violations();
    }

    private List<String> deliveries(String lines, String table) throws IOException, SQLException {
        run("truncate fault.delivery");
        run("insert into fault.delivery (position) values " + table);
        return DeliveryAudit.of(List.of(ledger(lines)), database, STORED.size()).violations();
    }

    @Nested
    class WhenCommandsAreAudited {
        @Test
        void acceptsWhatIsSo() throws Exception {
            assertThat(commands(ALL + "acknowledged a 1 \nunknown b 0 \nrepeated b 2 \n"))
                    .isEmpty();
        }

        @Test
        void findsAnAcknowledgedOneThatIsNotStored() throws Exception {
            assertThat(commands(ALL + "tries d d\nacknowledged d 4 \n"))
                    .singleElement()
                    .asString()
                    .contains("not stored");
        }

        @Test
        void findsARefusedOneThatIsStored() throws Exception {
            assertThat(commands(ALL + "refused c 0 \n"))
                    .singleElement()
                    .asString()
                    .contains("is stored");
        }

        @Test
        void findsOneAcknowledgedWithTheVersionOfAnother() throws Exception {
            assertThat(commands(ALL + "acknowledged a 2 \n"))
                    .singleElement()
                    .asString()
                    .contains("stands at 1");
        }

        @Test
        void findsOneWithWhatAnotherWrote() throws Exception {
            assertThat(commands("tries a x\ntries b b\ntries c c\n"))
                    .singleElement()
                    .asString()
                    .contains("stored 0 times");
        }

        @Test
        void findsOneThatNobodyGave() throws Exception {
            assertThat(commands("tries a a\ntries b b\n"))
                    .singleElement()
                    .asString()
                    .contains("nobody has given");
        }

        @Test
        void findsConflictsThatCallersSaw() throws Exception {
            Path ledger = ledger(ALL + "conflict a 0 too many others\n");
            assertThat(Fates.read(List.of(ledger)).complaints()).hasSize(1);
        }

        @Test
        void findsRepetitionsThatWereNone() throws Exception {
            Path ledger = ledger(ALL + "repeated a 1 \n");
            assertThat(Fates.read(List.of(ledger)).complaints()).hasSize(1);
        }
    }

    @Nested
    class WhenTheLogIsWalkedThrough {
        @Test
        void acceptsEventsThatKnewWhatWasThere() throws Exception {
            assertThat(LogWalk.through(database).violations()).isEmpty();
        }

        @Test
        void findsADecisionOnAStateThatWasNotWhole() throws Exception {
            TestDatabase other = TestPostgres.freshDatabase();
            publish(other, null, "a", "a");

            assertThat(LogWalk.through(other).violations())
                    .singleElement()
                    .asString()
                    .contains("position 3")
                    .contains("was taken for \"a\"");
        }
    }

    @Nested
    class WhenDeliveriesAreAudited {
        private static final String WHOLE = "(1), (2), (3)";

        @Test
        void acceptsThatTheUncommittedComesAgain() throws Exception {
            assertThat(deliveries("given 1 9\ncommitted 1\ngiven 2 9\ngiven 2 9\ngiven 3 9\ncommitted 3\n", WHOLE))
                    .isEmpty();
        }

        @Test
        void findsASkippedOne() throws Exception {
            assertThat(deliveries("given 1 9\ngiven 3 9\n", WHOLE)).hasSize(1);
        }

        @Test
        void findsThatTheCommittedComesAgain() throws Exception {
            assertThat(deliveries("given 1 9\ngiven 2 9\ncommitted 2\ngiven 2 9\ngiven 3 9\n", WHOLE))
                    .hasSize(1);
        }

        @Test
        void findsThatTheEndIsMissing() throws Exception {
            assertThat(deliveries("given 1 9\ngiven 2 9\n", WHOLE)).hasSize(1);
        }

        @Test
        void findsRowsOutOfOrderOrTwice() throws Exception {
            String right = "given 1 9\ngiven 2 9\ngiven 3 9\n";
            assertThat(deliveries(right, "(1), (3), (2)")).hasSize(1);
            assertThat(deliveries(right, "(1), (2), (2), (3)")).hasSize(1);
            assertThat(deliveries(right, "(1), (3)")).hasSize(1);
        }
    }
}
