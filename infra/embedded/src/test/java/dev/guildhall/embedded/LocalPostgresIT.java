package dev.guildhall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory = Path.of("");

    @Nested
    class WhenStarted {

        @Test
        void hasTheSettings() throws SQLException {
            Map<String, String> expected = Map.ofEntries(
                    entry("fsync", "on"),
                    entry("synchronous_commit", "on"),
                    entry("full_page_writes", "on"),
                    entry("data_checksums", "on"),
                    entry("listen_addresses", "127.0.0.1"),
                    entry("unix_socket_directories", ""),
                    entry("password_encryption", "scram-sha-256"),
                    entry("scram_iterations", "4096"),
                    entry("jit", "off"),
                    entry("server_encoding", "UTF8"),
                    entry("max_connections", "200"),
                    entry("max_wal_size", "512MB"));
            try (LocalPostgres postgres = start()) {
                for (Map.Entry<String, String> setting : expected.entrySet()) {
                    assertThat(text(postgres, "SHOW " + setting.getKey()))
                            .as(setting.getKey())
                            .isEqualTo(setting.getValue());
                }
            }
        }

        @Test
        void hashesItsOwnRandomPasswordsOnceAndThoseOfOthersOften() throws SQLException {
            try (LocalPostgres postgres = start()) {
                text(postgres, "CREATE ROLE somebody LOGIN PASSWORD 'thought up'; SELECT 1");

                assertThat(text(postgres, """
                                SELECT string_agg(rolname, ' ') FROM pg_authid
                                 WHERE rolpassword IS NOT NULL AND rolpassword NOT LIKE 'SCRAM-SHA-256$1:%'""")).isEqualTo("somebody");
            }
        }

        @Test
        void isDurableWhateverTheConfigurationFilesSay() throws SQLException {
            try (LocalPostgres postgres = start()) {
                text(postgres, "ALTER SYSTEM SET fsync = off; SELECT 1");
                postgres.restart();
                assertThat(text(postgres, "SHOW fsync")).isEqualTo("on");
            }
        }

        @Test
        void waitsForNoDiskWhereItsDataMayPass() throws SQLException {
            try (LocalPostgres postgres =
                    LocalPostgres.start(LocalServerSettings.in(directory).passing())) {
                assertThat(text(postgres, "SHOW fsync")).isEqualTo("off");
                assertThat(text(postgres, "SHOW full_page_writes")).isEqualTo("off");
            }
        }

        @Test
        void keepsItsPasswordForTheOwnerAndAsksForIt() throws IOException {
            try (LocalPostgres postgres = start()) {
                Path file = settings().directory().resolve("password");
                assertThat(Files.getAttribute(file, "posix:permissions")).hasToString("[OWNER_READ, OWNER_WRITE]");
                assertThat(postgres.password()).hasSizeGreaterThan(SecretFile.PASSWORD_BYTES);
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), "guess"))
                        .hasMessageContaining("password authentication failed");
            }
        }

        @Test
        void listensOnTheLoopbackAddressOnly() throws IOException {
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            try (LocalPostgres postgres = start()) {
                for (InetAddress address : others) {
                    assertThatThrownBy(() -> new Socket(address, postgres.port()).close())
                            .isInstanceOf(IOException.class);
                }
            }
        }

        @Test
        void refusesSecondUserOfItsDirectorySayingWhatToDo() {
            try (LocalPostgres running = start()) {
                assertThatThrownBy(LocalPostgresIT.this::start)
                        .isInstanceOf(EmbeddedServerException.class)
                        .hasMessageContaining("in use by")
                        .hasMessageContaining("GUILDHALL_DATA_DIR");
                assertThat(running.isRunning()).isTrue();
            }
        }
    }

    @Nested
    class WhenStartedAgain {

        @Test
        void hasTheDataAndPasswordOfTheFirstTime() throws SQLException {
            String password;
            try (LocalPostgres postgres = start()) {
                password = postgres.password();
                text(postgres, "CREATE TABLE mark AS SELECT 7 AS id; SELECT 1");
            }
            List<String> progress = new CopyOnWriteArrayList<>();
            try (LocalPostgres postgres = LocalPostgres.start(settings().reporting(progress::add))) {
                assertThat(postgres.password()).isEqualTo(password);
                assertThat(text(postgres, "SELECT id FROM mark")).isEqualTo("7");
                assertThat(progress).isNotEmpty().allMatch(line -> line.startsWith("starting PostgreSQL on port "));
            }
        }

        @Test
        void isNotMisledByPidFileThatNamesSomebodyElse() throws IOException, SQLException {
            start().close();
            Path pidFile = settings().directory().resolve("cluster/postmaster.pid");
            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + pidFile.getParent() + "\n");

            try (LocalPostgres postgres = start()) {
                assertThat(text(postgres, "SELECT 1")).isEqualTo("1");
            }
        }

        @Test
        void beginsAnewAfterInterruptedInitialisation() throws IOException, SQLException {
            Files.createDirectories(settings().directory().resolve("cluster.draft/base"));

            try (LocalPostgres postgres = start()) {
                assertThat(text(postgres, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Nested
    class WhenItsPortIsTaken {

        @Test
        void neverAdoptsThePostgresThatItFindsThere() throws SQLException {
            try (LocalPostgres foreign = LocalPostgres.start(LocalServerSettings.in(directory.resolve("foreign")))) {
                assertThatThrownBy(() -> LocalPostgres.start(settings().withPort(foreign.port())))
                        .isInstanceOf(EmbeddedServerException.class)
                        .hasMessageContaining("Port " + foreign.port())
                        .hasMessageContaining("GUILDHALL_POSTGRES_PORT");
                assertThat(text(foreign, "SHOW data_directory"))
                        .isEqualTo(foreign.dataDirectory().toString());
            }
        }
    }

    @Nested
    class WhenItsMainProcessAloneIsKilled {

        @Test
        void comesBackThoughSessionIsStillAtWork() throws Exception {
            try (LocalPostgres postgres = start()) {
                CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> countForever(postgres));
                await().atMost(PATIENCE)
                        .until(() -> "1"
                                .equals(text(
                                        postgres,
                                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%busy%' "
                                                + "AND state = 'active' AND pid <> pg_backend_pid()")));

                ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
                await().atMost(PATIENCE).until(() -> !postgres.isRunning());
                postgres.startAgain();

                assertThat(text(postgres, "SELECT 1")).isEqualTo("1");
                await().atMost(PATIENCE).until(busy::isDone);
            }
        }

        /** A session that computes does not look whether its main process still lives. */
        private void countForever(LocalPostgres postgres) {
            assertThatThrownBy(() ->
                            text(postgres, "/* busy */ SELECT count(*) FROM generate_series(1, 2000000000) AS numbers"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private LocalPostgres start() {
        return LocalPostgres.start(settings());
    }

    private LocalServerSettings settings() {
        return LocalServerSettings.in(directory.resolve("postgres"));
    }

    private static String text(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            for (boolean rows = statement.execute(sql); !rows; rows = statement.getMoreResults()) {
                assertThat(statement.getUpdateCount()).isNotEqualTo(-1);
            }
            try (ResultSet result = statement.getResultSet()) {
                assertThat(result.next()).isTrue();
                return String.valueOf(result.getString(1));
            }
        }
    }
}
