package dev.guildhall.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A base backup of a server that goes on working, with its archive of WAL. Taken as pg_basebackup takes one, by the server's
 * own functions for it, since the binaries that the tests start have no such program.
 */
public final class BaseBackup implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POSTGRES = "postgres";
    private static final String WAL = "pg_wal";

    /** Of the running server alone. */
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "recovery.signal");

    private final Path copy;
    private final Path archive;

    private BaseBackup(Path copy, Path archive) {
        this.copy = copy;
        this.archive = archive;
    }

    /** Has the server keep all WAL from now on, beside its data. Restarts it. */
    public static void archive(TestPostgres server) {
        Path archive = archiveOf(server);
        // The server makes the folder: it may be another user than this program.
        execute(
                server,
                "ALTER SYSTEM SET archive_mode = 'on'",
                "ALTER SYSTEM SET archive_command = 'mkdir -p \"%s\" && cp \"%%p\" \"%s/%%f\"'"
                        .formatted(archive, archive));
        server.restart();
    }

    /** While others write. */
    public static BaseBackup take(TestPostgres server) {
        Path copy = ServerDirectories.create("backup");
        try (Connection connection = server.database(POSTGRES).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('test', fast => true)");
            copy(server.server().dataDirectory(), copy.resolve("cluster"));
            try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
                stopped.next();
                Files.writeString(copy.resolve("cluster").resolve("backup_label"), stopped.getString(1));
            }
            copySecrets(server, copy);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("No backup", failure);
        }
        return new BaseBackup(copy, archiveOf(server));
    }

    /** Names this moment of the server, so that it can be gone back to. */
    public static void name(TestPostgres server, String moment) {
        execute(server, "SELECT pg_create_restore_point('" + moment + "')");
    }

    /** Waits until everything up to now is in the archive. */
    public static void archiveAll(TestPostgres server) {
        try (Connection connection = server.database(POSTGRES).connect();
                Statement statement = connection.createStatement()) {
            String last = text(statement, "SELECT pg_walfile_name(pg_switch_wal())");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Files.exists(archiveOf(server).resolve(last)));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> last.compareTo(
                                    text(statement, "SELECT coalesce(last_archived_wal, '') FROM pg_stat_archiver"))
                            <= 0);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A server of its own with all that the archive has. */
    public TestPostgres restore() {
        return recovered(restored("recovery.signal", fromArchive()));
    }

    /** The same as it was at a moment that was named. */
    public TestPostgres restoreTo(String moment) {
        List<String> settings = new ArrayList<>(fromArchive());
        settings.add("recovery_target_name = '" + moment + "'");
        settings.add("recovery_target_action = 'promote'");
        return recovered(restored("recovery.signal", settings));
    }

    /** A server that follows the other one, until it is {@linkplain #promote promoted}. */
    public TestPostgres standBy(TestPostgres primary) {
        String connection = "host=127.0.0.1 port=%d user=%s password=%s"
                .formatted(
                        primary.server().port(),
                        primary.server().username(),
                        primary.server().password());
        List<String> settings = new ArrayList<>(fromArchive());
        settings.add("primary_conninfo = '" + connection + "'");
        return restored("standby.signal", settings);
    }

    /** Has a server that stood by take over. */
    public static void promote(TestPostgres standby) {
        execute(standby, "SELECT pg_promote()");
        recovered(standby);
    }

    private List<String> fromArchive() {
        return List.of("archive_mode = 'off'", "restore_command = 'cp \"%s/%%f\" \"%%p\"'".formatted(archive));
    }

    private TestPostgres restored(String signal, List<String> settings) {
        Path home = ServerDirectories.create("restored");
        try {
            copy(copy, home);
            Path cluster = home.resolve("cluster");
            Files.createFile(cluster.resolve(signal));
            Files.write(
                    cluster.resolve("postgresql.auto.conf"),
                    settings,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return TestPostgres.on(home);
    }

    /** It takes connections before it has come to the end, but writes nothing. */
    private static TestPostgres recovered(TestPostgres server) {
        try (Connection connection = server.database(POSTGRES).connect();
                Statement statement = connection.createStatement()) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> text(statement, "SELECT pg_is_in_recovery()").equals("f"));
            return server;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        ServerDirectories.delete(copy);
    }

    private static Path archiveOf(TestPostgres server) {
        return server.server().dataDirectory().resolveSibling("archive");
    }

    private static void copySecrets(TestPostgres server, Path into) throws IOException {
        Path home = Objects.requireNonNull(server.server().dataDirectory().getParent());
        try (Stream<Path> files = Files.list(home)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("password")).toList()) {
                Files.copy(file, into.resolve(home.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Files that go while they are copied are written again from the WAL, and WAL itself comes from the archive. */
    private static void copy(Path from, Path into) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path made = into.resolve(from.relativize(directory));
                if (!Files.exists(made)) {
                    Files.copy(directory, made, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                boolean wal = Path.of(WAL).equals(from.relativize(file).getName(0));
                if (!wal && !LEFT_OUT.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(
                                file,
                                into.resolve(from.relativize(file)),
                                StandardCopyOption.COPY_ATTRIBUTES,
                                StandardCopyOption.REPLACE_EXISTING);
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static void execute(TestPostgres server, String... statements) {
        try (Connection connection = server.database(POSTGRES).connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
