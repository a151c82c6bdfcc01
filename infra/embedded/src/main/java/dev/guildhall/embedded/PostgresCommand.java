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

    /** Given on the command line, where no configuration file can weaken them. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
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

    List<String> initialise(Path cluster, Path passwordFile, String superuser) {
        return isolation.command(List.of(
                binaries.program("initdb"),
                "--pgdata=" + cluster,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
                "--no-sync"));
    }

    /** Makes durable what {@link #initialise} and {@link #singleUser} have written without waiting for the disk. */
    List<String> sync(Path cluster) {
        return isolation.command(List.of(binaries.program("initdb"), "--sync-only", "--pgdata=" + cluster));
    }

    /** Reads SQL from its standard input, one statement a line, and ends. */
    List<String> singleUser(Path cluster) {
        return isolation.command(
                List.of(binaries.program("postgres"), "--single", "-F", "-D", cluster.toString(), "template1"));
    }

    List<String> serve(Path cluster, int port) {
        List<String> command =
                new ArrayList<>(List.of(binaries.program("postgres"), "-D", cluster.toString(), "-p", "" + port));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return isolation.command(command);
    }
}
