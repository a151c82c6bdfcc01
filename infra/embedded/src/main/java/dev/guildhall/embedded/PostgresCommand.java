package dev.guildhall.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command lines of PostgreSQL's programs. */
record PostgresCommand(PostgresBinaries binaries, Isolation isolation) {

    static final int MAX_CONNECTIONS = 200;

    /** UTC also spares initdb a comparison of all time zones with the system's. */
    static final Map<String, String> ENVIRONMENT = Map.of("TZ", "UTC", "LC_ALL", "C");

    /**
     * Repetitions make guessing of passwords slow that people think up. Those set here are random, of
     * {@value SecretFile#PASSWORD_BYTES} bytes: nobody guesses them, and each new connection is spared 4,095 hashes.
     */
    private static final String OWN_PASSWORDS = "scram_iterations=1";

    /** Given on the command line, where no configuration file can weaken them. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            // For roles that others make; see OWN_PASSWORDS.
            "scram_iterations=4096",
            "max_connections=" + MAX_CONNECTIONS,
            "shared_buffers=128MB",
            "effective_cache_size=512MB",
            "wal_compression=on",
            "min_wal_size=80MB",
            "max_wal_size=512MB",
            "max_parallel_workers_per_gather=1",
            "max_worker_processes=4",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "lc_messages=C",
            // Statements may carry personal data; the error itself is enough.
            "log_min_error_statement=panic");

    private static final List<String> DURABLE = List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");
    private static final List<String> PASSING = List.of("fsync=off", "synchronous_commit=on", "full_page_writes=off");

    /** Statements that carry secrets must not come back in an error. */
    private static final List<String> SINGLE_USER_SETTINGS = List.of(
            "password_encryption=scram-sha-256", OWN_PASSWORDS, "lc_messages=C", "log_min_error_statement=panic");

    List<String> initialise(Path cluster, Path passwordFile, String superuser) {
        return isolation.command(List.of(
                binaries.program("initdb"),
                "--pgdata=" + cluster,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--set=" + OWN_PASSWORDS,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
                "--no-sync"));
    }

    /** Makes durable what {@link #initialise} and {@link #singleUserDraft} have written without waiting for the disk. */
    List<String> sync(Path cluster) {
        return isolation.command(List.of(binaries.program("initdb"), "--sync-only", "--pgdata=" + cluster));
    }

    /** Reads SQL from its standard input, one statement a line, and ends. Does not wait for the disk. */
    List<String> singleUserDraft(Path cluster) {
        return singleUser(cluster, "fsync=off", "template1");
    }

    /** The same with data that is in use already. */
    List<String> singleUser(Path cluster, String database) {
        return singleUser(cluster, "fsync=on", database);
    }

    private List<String> singleUser(Path cluster, String durability, String database) {
        List<String> command =
                new ArrayList<>(List.of(binaries.program("postgres"), "--single", "-D", cluster.toString()));
        SINGLE_USER_SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        command.addAll(List.of("-c", durability, database));
        return isolation.command(command);
    }

    /** @param durable whether commits wait for the disk */
    List<String> serve(Path cluster, int port, boolean durable) {
        List<String> command =
                new ArrayList<>(List.of(binaries.program("postgres"), "-D", cluster.toString(), "-p", "" + port));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        (durable ? DURABLE : PASSING).forEach(setting -> command.addAll(List.of("-c", setting)));
        return isolation.command(command);
    }
}
