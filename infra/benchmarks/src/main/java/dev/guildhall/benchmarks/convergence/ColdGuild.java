package dev.guildhall.benchmarks.convergence;

import dev.guildhall.benchmarks.StatementLog;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Simulator;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A guild that nobody has read yet, and the many who do all at once. */
final class ColdGuild {
    private static final String OF_A_GUILD = "FROM query.guild_configuration WHERE guild_id = $1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OK = "HTTP/1.1 200";

    private final Guildhall guildhall;
    private final StatementLog log;
    private final TestDatabase database;

    ColdGuild(Guildhall guildhall, StatementLog log, TestDatabase database) {
        this.guildhall = guildhall;
        this.log = log;
        this.database = database;
    }

    /** How often the guild's row was read for all of them. */
    long queriesOf(int readers) {
        Simulator simulator = guildhall.simulator();
        String owner = simulator.newMembers(Simulator.DEMO, 1).getFirst();
        String guildId = simulator.newGuild(owner);
        Admin reader = guildhall.listed(new Admin(guildId, owner, ""));
        List<Socket> connections = connected(readers);
        try {
            Map<String, Long> statements =
                    log.during(() -> readAll(connections, reader)).getOrDefault(database.name(), Map.of());
            return statements.entrySet().stream()
                    .filter(statement -> statement.getKey().contains(OF_A_GUILD))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        } finally {
            connections.forEach(ColdGuild::close);
        }
    }

    /** Before anybody asks, so that all can ask within a moment. */
    private List<Socket> connected(int count) {
        URI url = URI.create(guildhall.httpUrl());
        List<Socket> connections = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket(url.getHost(), url.getPort());
                socket.setSoTimeout((int) PATIENCE.toMillis());
                connections.add(socket);
            }
        } catch (IOException e) {
            connections.forEach(ColdGuild::close);
            throw new UncheckedIOException(e);
        }
        return connections;
    }

    private static void readAll(List<Socket> connections, Admin reader) {
        byte[] request = """
                GET /api/guilds/%s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Connection: close\r
                \r
                """.formatted(reader.guildId(), reader.token()).getBytes(StandardCharsets.US_ASCII);
        try {
            for (Socket connection : connections) {
                connection.getOutputStream().write(request);
            }
            for (Socket connection : connections) {
                String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!answer.startsWith(OK)) {
                    throw new IllegalStateException("a reader was answered: " + answer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
