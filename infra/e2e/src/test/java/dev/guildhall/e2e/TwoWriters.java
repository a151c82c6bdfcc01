package dev.guildhall.e2e;

import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Two command sides and a query side on one PostgreSQL, and guilds that both of them change. */
final class TwoWriters implements AutoCloseable {
    static final String FIRST = "first-writer";
    static final String SECOND = "second-writer";

    private static final String OWNER = "1190000000000000100";
    private static final int SHARED_GUILDS = 20;
    private static final long FIRST_GUILD = 1190000000000000001L;
    private static final String HEALTH = "/actuator/health/readiness";

    private final Servers servers = Servers.start();
    private final int firstPort = FreePorts.next();
    private final int secondPort = FreePorts.next();
    private final int queryPort = FreePorts.next();
    private final JvmProcess first = startWriter(FIRST, firstPort);
    private final JvmProcess second = startWriter(SECOND, secondPort);
    private final JvmProcess query = start(Program.QUERY_SIDE, queryPort, servers.forBoth());
    private final List<String> guilds = LongStream.range(FIRST_GUILD, FIRST_GUILD + SHARED_GUILDS)
            .mapToObj(Long::toString)
            .toList();
    private final AtomicInteger turn = new AtomicInteger();

    static TwoWriters start() {
        TwoWriters installation = new TwoWriters();
        Readiness.awaitAnswer(installation.first, url(installation.firstPort) + HEALTH);
        Readiness.awaitAnswer(installation.second, url(installation.secondPort) + HEALTH);
        Readiness.awaitAnswer(installation.query, url(installation.queryPort) + HEALTH);
        installation.guilds.forEach(installation::register);
        installation.register(installation.ownGuild());
        return installation;
    }

    private JvmProcess startWriter(String name, int port) {
        Map<String, String> environment = servers.forBoth();
        environment.put("SPRING_DATASOURCE_URL", servers.database().jdbcUrl() + "?ApplicationName=" + name);
        return start(Program.COMMAND_SIDE, port, environment);
    }

    private static JvmProcess start(Program program, int port, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SERVER_PORT", "" + port);
        return program.start(all);
    }

    private void register(String guildId) {
        String body = "{\"name\":\"A guild\",\"ownerId\":\"" + OWNER + "\",\"permissions\":{}}";
        Answer answer = Http.send(
                "PUT",
                url(secondPort) + "/internal/guilds/" + guildId,
                Map.of("Authorization", "Bearer " + Tokens.service()),
                body);
        if (answer.status() != 200) {
            throw new AssertionError("Not registered: " + answer);
        }
    }

    private static String url(int port) {
        return "http://localhost:" + port;
    }

    Servers servers() {
        return servers;
    }

    EventTable log() {
        return new EventTable(servers.database());
    }

    JvmProcess first() {
        return first;
    }

    /** The guilds' owner at a panel that writes through the first process. */
    Panel throughFirst() {
        return panel(firstPort, Tokens.valid(OWNER));
    }

    /** The guilds' owner at a panel that writes through the second process. */
    Panel throughSecond() {
        return panel(secondPort, Tokens.valid(OWNER));
    }

    private Panel panel(int writePort, @Nullable String token) {
        return new Panel(url(writePort), url(queryPort), token);
    }

    /** One shared guild after the other. */
    String nextGuild() {
        return guilds.get(Math.floorMod(turn.getAndIncrement(), guilds.size()));
    }

    /** A guild that nobody changes but through the first process. */
    String ownGuild() {
        return Long.toString(FIRST_GUILD + SHARED_GUILDS);
    }

    /** The position up to which everything has reached the view. */
    long projected() {
        Answer answer = Http.send(
                "GET",
                url(queryPort) + "/internal/changes?since=-1",
                Map.of("Authorization", "Bearer " + Tokens.service()),
                null);
        return answer.data().path("watermark").asLong(-1);
    }

    @Override
    public void close() {
        first.resume();
        for (JvmProcess program : List.of(first, second, query)) {
            Journal.forget(program);
            program.close();
        }
        servers.close();
    }
}
