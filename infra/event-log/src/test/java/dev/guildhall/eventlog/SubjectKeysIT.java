package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.SealedValue;
import dev.guildhall.testkit.TestDatabase;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubjectKeysIT {
    private static final String ADAM = "1180000000000000102";
    private static final String SUBJECT = SealedValue.subjectOf(ADAM);
    private static final UUID PLACE = new UUID(7, 7);
    private static final String FIELD = "reason";

    private final TestDatabase database = Databases.withLog();
    private final LogFixture one = new LogFixture(database);
    private final LogFixture other = new LogFixture(database);

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    private static SealedValue seal(LogFixture process, String text) {
        return process.personal.seal(SUBJECT, PLACE, FIELD, text);
    }

    private static Optional<String> open(LogFixture process, SealedValue value) {
        try {
            return process.personal.open(value, PLACE, FIELD);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void destroy(LogFixture process) {
        process.keys.destroy(ADAM, List.of(process.keys.newest(ADAM).orElseThrow()));
    }

    @Nested
    class WhenAKeyIsDestroyed {
        @Test
        void opensNothingAnyMore() {
            SealedValue value = seal(one, "secret");
            assertThat(open(one, value)).hasValue("secret");

            destroy(one);

            assertThat(one.keys.newest(ADAM)).isEmpty();
            assertThat(open(one, value)).isEmpty();
            assertThat(open(one, value)).as("asked again").isEmpty();
        }

        @Test
        void isForgottenInOtherProcesses() {
            SealedValue value = seal(one, "secret");
            assertThat(open(other, value)).hasValue("secret");

            destroy(one);

            await().until(() -> open(other, value).isEmpty());
            assertThat(seal(other, "again").key()).isNotEqualTo(value.key());
        }

        @Test
        void isForgottenByAProcessThatWasNotListening() throws Exception {
            SealedValue value = seal(one, "secret");
            assertThat(open(other, value)).hasValue("secret");

            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and application_name = 'guildhall-event-log-listen'");
                statement.execute("delete from log.subject_key");
            }

            await().until(() -> open(other, value).isEmpty());
        }

        @Test
        void leavesThoseOfOtherNumbersAlone() {
            SealedValue value = seal(one, "secret");

            one.keys.destroy(ADAM, List.of(value.key() + 1));

            assertThat(open(one, value)).hasValue("secret");
        }
    }

    @Nested
    class WhenThePersonComesBack {
        @Test
        void readsTheNewAndNotTheOld() {
            SealedValue old = seal(one, "old");
            destroy(one);

            SealedValue fresh = seal(one, "new");

            assertThat(fresh.key()).isNotEqualTo(old.key());
            await().untilAsserted(() -> {
                for (LogFixture process : List.of(one, other)) {
                    assertThat(open(process, old)).isEmpty();
                    assertThat(open(process, fresh)).hasValue("new");
                }
            });
        }

        @Test
        void tellsATamperedValueFromAnErasedOne() {
            SealedValue old = seal(one, "old");
            destroy(one);
            SealedValue fresh = seal(one, "new");

            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(
                            () -> one.personal.open(new SealedValue(SUBJECT, fresh.key(), old.sealed()), PLACE, FIELD));
            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(() -> one.personal.open(fresh, PLACE, "actorName"));
        }

        @Test
        void isNotErasedByAnErasureOfBefore() {
            SealedValue old = seal(one, "old");
            destroy(one);
            SealedValue fresh = seal(one, "new");

            one.keys.destroy(ADAM, List.of(old.key()));

            assertThat(open(one, fresh)).hasValue("new");
        }
    }

    @Nested
    class WhenRemainsAreRemoved {
        private final KeyRemains remains = new KeyRemains(one.dataSource);

        private String file() {
            one.jdbc().sql("checkpoint").update();
            return HexFormat.of()
                    .formatHex(one.jdbc()
                            .sql("select pg_read_binary_file(pg_relation_filepath('log.subject_key'))")
                            .query(byte[].class)
                            .single());
        }

        private String key(String subject) {
            return HexFormat.of()
                    .formatHex(one.jdbc()
                            .sql("select key from log.subject_key where subject = ?")
                            .param(subject)
                            .query(byte[].class)
                            .single());
        }

        @Test
        void keepsTheOtherKeysOnly() {
            seal(one, "secret");
            one.personal.seal("user:77", PLACE, FIELD, "another");
            String destroyed = key(SUBJECT);
            destroy(one);
            assertThat(file()).as("a deleted row keeps its bytes").contains(destroyed);

            assertThat(remains.remove()).isTrue();

            assertThat(file()).doesNotContain(destroyed).contains(key("user:77"));
        }

        @Test
        void waitsForThoseWhoStillSeeTheKey() throws Exception {
            seal(one, "secret");
            String destroyed = key(SUBJECT);
            try (Connection backup = database.connect();
                    Statement statement = backup.createStatement()) {
                backup.setAutoCommit(false);
                backup.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                statement.execute("select from log.event");
                destroy(one);

                assertThat(remains.remove()).isFalse();
                backup.rollback();
            }

            assertThat(remains.remove()).isTrue();
            assertThat(file()).doesNotContain(destroyed);
        }

        /** Between two statements no snapshot is theirs, but those of others begin with them. */
        @Test
        void waitsForThoseWhoWroteBefore() throws Exception {
            seal(one, "secret");
            String destroyed = key(SUBJECT);
            try (Connection writer = database.connect();
                    Statement statement = writer.createStatement()) {
                writer.setAutoCommit(false);
                statement.execute("do $$ begin perform pg_current_xact_id(); end $$");
                destroy(one);

                assertThat(remains.remove()).isFalse();
                writer.rollback();
            }

            assertThat(remains.remove()).isTrue();
            assertThat(file()).doesNotContain(destroyed);
        }

        @Test
        void givesUpSoonWhileABackupReads() throws Exception {
            try (Connection backup = database.connect();
                    Statement statement = backup.createStatement()) {
                backup.setAutoCommit(false);
                statement.execute("lock table log.subject_key in access share mode");

                assertThat(remains.remove()).isFalse();
                backup.rollback();
            }
            assertThat(remains.remove()).isTrue();
        }
    }
}
