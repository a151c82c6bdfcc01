package dev.guildhall.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data directory of PostgreSQL.
 *
 * @param home the directory that holds it together with its password and log
 */
record PostgresCluster(Path home) {

    static final String SUPERUSER = "guildhall";
    static final String DATABASE = "guildhall";

    private static final Pattern FAILURE = Pattern.compile("\\b(ERROR|FATAL|PANIC):");

    private static final String PID_FILE = "postmaster.pid";

    private static final String ROLES_FILE = "guildhall.roles";

    /** Lines of postmaster.pid: process id, data directory, start time, port, socket, address, memory key, status. */
    private static final int STATUS_LINE = 7;

    Path directory() {
        return home.resolve("cluster");
    }

    Path pidFile() {
        return directory().resolve(PID_FILE);
    }

    boolean exists() {
        return Files.exists(directory().resolve("PG_VERSION"));
    }

    /** Makes the cluster beside its place and moves it there when it is whole and on disk. */
    void initialise(PostgresCommand command, Path passwordFile, PostgresRoles roles, Consumer<String> progress)
            throws IOException {
        progress.accept("initialising data in " + home);
        Path draft = home.resolve("cluster.draft");
        BinaryCache.delete(draft);
        SecretFile.createDirectory(draft);
        command.isolation().own(home);
        run(command.initialise(draft, passwordFile, SUPERUSER), "");
        run(
                command.singleUserDraft(draft),
                lines(Stream.concat(
                        Stream.of("CREATE DATABASE " + DATABASE + " STRATEGY file_copy"),
                        roles.statements(DATABASE).stream())));
        mark(draft, command, roles);
        run(command.sync(draft), "");
        Files.move(draft, directory(), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(home, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Gives data of an earlier version the roles that it lacks. Where they are there already it costs nothing. */
    void ensureRoles(PostgresCommand command, PostgresRoles roles, Consumer<String> progress) throws IOException {
        Path mark = directory().resolve(ROLES_FILE);
        if (Files.exists(mark) && Files.readString(mark).strip().equals(roles.fingerprint(DATABASE))) {
            return;
        }
        progress.accept("giving the program a role of its own in " + home);
        Orphan.killAll(ServerKind.POSTGRES, directory());
        Files.deleteIfExists(pidFile());
        run(command.singleUser(directory(), DATABASE), lines(roles.statements(DATABASE).stream()));
        mark(directory(), command, roles);
    }

    /** Inside the cluster, so that a copy of it carries along what was done to it. */
    private static void mark(Path cluster, PostgresCommand command, PostgresRoles roles) throws IOException {
        Path mark = cluster.resolve(ROLES_FILE);
        SecretFile.write(mark, roles.fingerprint(DATABASE) + "\n");
        command.isolation().own(mark);
    }

    private static String lines(Stream<String> statements) {
        return statements.collect(Collectors.joining("\n", "", "\n"));
    }

    /** Whether that very process serves this cluster and takes connections: it says so itself in its pid file. */
    boolean isServedBy(long pid) {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && "ready".equals(lines.get(STATUS_LINE).strip());
        } catch (IOException notYet) {
            return false;
        }
    }

    private void run(List<String> command, String input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(PostgresCommand.ENVIRONMENT);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            // In single-user mode the exit code says nothing about the statements.
            if (process.waitFor() != 0 || FAILURE.matcher(output).find()) {
                throw new EmbeddedServerException("PostgreSQL's data could not be initialised in " + home
                        + " (exit code " + process.exitValue() + "):\n" + output.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while initialising " + home, interrupted);
        }
    }
}
