package dev.guildhall.e2e.fault;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of its own with two writers and a reader. Each works as a user of its own, by which its sessions are known. */
final class Stage implements AutoCloseable {
    static final int WRITERS = 2;

    private static final String READER = "reader";
    private static final String PASSWORD = "fault";

    /**
     * Beside the log: what the reader remembers; a chance at which the storing of a row fails, for one of several reasons;
     * a NOTIFY that does nothing, for whoever finds it first.
     */
    private static final List<String> PROPS = List.of(
            "create schema fault",
            "create table fault.delivery (n bigserial primary key, position bigint not null)",
            "create table fault.refusal (rate double precision not null)",
            "insert into fault.refusal values (0)",
            """
            create function fault.refuse() returns trigger language plpgsql as $$
            begin
                if random() < (select rate from fault.refusal) then
                    raise exception 'a fault, on purpose'
                        using errcode = (array['40001', '40P01', '53100', 'P0001'])[1 + floor(random() * 4)::integer];
                end if;
                return new;
            end $$""",
            "create trigger fault_refuse before insert on log.event for each row execute function fault.refuse()",
            "create schema hushed",
            "create function hushed.pg_notify(text, text) returns void language plpgsql as $$ begin end $$");

    private final TestPostgres postgres = TestPostgres.dedicated();
    private final TestDatabase database = postgres.newDatabase();
    private final Path directory;
    private final List<Member> writers = new ArrayList<>();
    private final Member reader;

    Stage(RunSettings settings) {
        try {
            directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "fault")), "run-")
                    .toAbsolutePath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        LogProcess.following(database).close();
        PROPS.forEach(this::run);
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Member(WriterProgram.class, account("writer" + i), i, directory, settings));
        }
        reader = new Member(ReaderProgram.class, account(READER), WRITERS, directory, settings);
    }

    private TestDatabase account(String user) {
        run("create role %s superuser login password '%s'".formatted(user, PASSWORD));
        return new TestDatabase(user, database.jdbcUrl(), user, PASSWORD);
    }

    /** Returns when all are at work. */
    void start() {
        members().forEach(Member::start);
        members().forEach(Member::awaitReady);
    }

    List<Member> members() {
        return List.of(writers.getFirst(), writers.getLast(), reader);
    }

    List<Member> writers() {
        return writers;
    }

    Member writer(int index) {
        return writers.get(index);
    }

    Member reader() {
        return reader;
    }

    TestPostgres postgres() {
        return postgres;
    }

    TestDatabase database() {
        return database;
    }

    Path directory() {
        return directory;
    }

    /** One statement, on a connection of its own. */
    void run(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Everybody is ended, whatever state they are in. */
    @Override
    public void close() {
        members().forEach(Member::close);
        postgres.close();
    }
}
