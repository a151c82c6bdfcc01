package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody administrates a guild under a name and for reasons that nobody else has, writes in a ticket, is erased, and has
 * left no trace of any of it: in no table, no file of PostgreSQL, no key of Redis and no line that was logged.
 */
@ExtendWith(Journal.class)
final class ErasureE2E {
    private static final String OTTO = "1180000000000000105";
    private static final String ADMIN_ROLE = "1180000000000000301";
    private static final String ERASED = "[erased]";
    private static final String REASON = "Quittenmarmelade fuer alle";
    private static final String NAME_IN_DISCORD = "Zebulon Quackenbush-Ångström";
    /** What a guild configures is nobody's secret: it proves that the search finds what is there. */
    private static final String CONTROL = "kontrolle";

    private static final int CHANGES_UNTIL_SNAPSHOT = 90;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRIED = Duration.ofMinutes(5);
    private static final String SETTINGS = "/api/guilds/" + World.DEMO + "/settings";

    private final AllInOne installation = AllInOne.start();

    private String userId = "";
    private Panel zebulon = installation.panel(null);

    @AfterEach
    void close() {
        installation.close();
    }

    @Test
    void leavesNoTraceButAReadableHistory() throws SQLException {
        // Segments that are reused keep their bytes until they are written over; operations.md says so to operators.
        sql("alter system set wal_recycle = off");
        sql("select pg_reload_conf()");
        administrate();
        TicketTraces ticket = TicketTraces.left(
                installation, zebulon, userId, reason(), installation.panel(Tokens.service()), adam());
        ticket.assertReadable();
        String shown = "Member " + userId;
        List<String> secrets = new ArrayList<>(TicketTraces.SECRETS);
        secrets.addAll(List.of(REASON, NAME_IN_DISCORD, shown, shown.toLowerCase(Locale.ROOT)));
        byte[] key = key();
        JsonNode viewBefore = view(installation.queryUrl());
        assertThat(metadataOfZebulon()).contains(REASON, NAME_IN_DISCORD, shown);
        sql("analyze");
        checkpointAndSwitch();
        assertThat(Traces.inFiles(data(), bytes(CONTROL)))
                .as("the search works")
                .isNotEmpty();
        assertThat(Traces.inFiles(data(), key)).as("the search works").isNotEmpty();
        assertThat(Traces.inTables(installation.database(), bytes(CONTROL))).contains("log.event", "log.snapshot");
        assertThat(Traces.inRedis(installation.redis(), bytes(CONTROL))).isNotEmpty();
        assertThat(Traces.inTables(installation.database(), bytes(shown))).containsExactly("query.directory_member");

        Scene.refused(erase(zebulon), 403);
        Scene.refused(erase(installation.panel(null)), 401);
        Scene.accepted(erase(installation.panel(null).login(installation.discord(), OTTO)));

        // The directory follows the log, and its file is written anew once nobody reads what was.
        await().atMost(PATIENCE).untilAsserted(() -> {
            checkpointAndSwitch();
            assertThat(Traces.inFiles(data(), bytes(shown))).isEmpty();
        });
        assertThat(secrets).allSatisfy(secret -> {
            assertThat(Traces.inFiles(data(), bytes(secret)))
                    .as("files of PostgreSQL")
                    .isEmpty();
            assertThat(Traces.inTables(installation.database(), bytes(secret)))
                    .as("tables")
                    .isEmpty();
            assertThat(Traces.inRedis(installation.redis(), bytes(secret)))
                    .as("Redis")
                    .isEmpty();
            assertThat(installation.program().lines()).noneMatch(line -> line.contains(secret));
        });
        // Whoever still reads what was keeps it there; it is tried again a minute later.
        await().atMost(RETRIED).untilAsserted(() -> {
            checkpointAndSwitch();
            assertThat(Traces.inFiles(data(), key)).as("the destroyed key").isEmpty();
        });
        assertThat(metadataOfZebulon()).containsOnly(ERASED);
        ticket.assertErased(ERASED);
        assertThat(view(installation.queryUrl())).isEqualTo(viewBefore);
        assertIntact();
        assertThat(replayed()).isEqualTo(viewBefore);
    }

    /** By panel and by bot, until there is a snapshot, a value in Redis and a stored answer. */
    private void administrate() {
        Answer generated = simulator("POST", "/members/generate", "{\"count\":1}");
        userId = generated.body().path("userIds").path(0).asText();
        simulator("PATCH", "/members/" + userId, "{\"roles\":[\"" + ADMIN_ROLE + "\"]}");
        zebulon = installation.panel(null).login(installation.discord(), userId);
        await().atMost(PATIENCE)
                .until(() -> zebulon.changePrefix(World.DEMO, "z", reason()).status() == 200);
        Map<String, String> repeatable = new HashMap<>(reason());
        repeatable.put("Idempotency-Key", "once");
        Scene.accepted(zebulon.changePrefix(World.DEMO, "y", repeatable));
        for (int n = 0; n < CHANGES_UNTIL_SNAPSHOT; n++) {
            Scene.accepted(zebulon.changePrefix(World.DEMO, "p" + n, reason()));
        }
        Map<String, String> asBot = new HashMap<>(reason());
        asBot.put("X-Acting-For", userId);
        asBot.put("X-Acting-For-Name", URLEncoder.encode(NAME_IN_DISCORD, StandardCharsets.UTF_8));
        long version = Scene.accepted(
                installation.panel(Tokens.service()).patch(SETTINGS, "{\"prefix\":\"" + CONTROL + "\"}", asBot));
        Scene.accepted(zebulon.settings(World.DEMO, version));
        await().atMost(PATIENCE)
                .until(() -> installation
                        .discord()
                        .shownSetting(World.DEMO, userId, "prefix")
                        .contains(CONTROL));
        for (int n = 0; n < CHANGES_UNTIL_SNAPSHOT; n++) {
            String locale = n % 2 == 0 ? "fr" : "en";
            Scene.accepted(zebulon.patch(SETTINGS, "{\"locale\":\"" + locale + "\"}", reason()));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Traces.inTables(installation.database(), bytes(CONTROL)))
                        .contains("log.snapshot", "query.guild_configuration"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Traces.inRedis(installation.redis(), bytes(CONTROL)))
                        .isNotEmpty());
    }

    private static Map<String, String> reason() {
        return Map.of("X-Reason", REASON);
    }

    private Answer simulator(String method, String path, String body) {
        return Http.send(method, installation.discord().url() + "/sim/guilds/" + World.DEMO + path, Map.of(), body);
    }

    private Answer erase(Panel panel) {
        return panel.post("/api/ops/erasures", "{\"userId\":\"" + userId + "\"}");
    }

    private Panel adam() {
        return new Panel(installation.commandUrl(), installation.queryUrl(), Tokens.valid(World.ADAM));
    }

    private JsonNode view(String queryUrl) {
        Answer answer = new Panel(installation.commandUrl(), queryUrl, Tokens.valid(World.ADAM))
                .get("/api/guilds/" + World.DEMO + "?atLeast="
                        + installation.log().head());
        Scene.accepted(answer);
        return answer.body();
    }

    private List<String> metadataOfZebulon() {
        try (LogInside log = new LogInside(installation.database())) {
            return log.all().stream()
                    .map(LoggedEvent::metadata)
                    .filter(metadata -> userId.equals(metadata.get("actorId")))
                    .flatMap(metadata -> Stream.of(metadata.get("actorName"), metadata.get("reason")))
                    .distinct()
                    .toList();
        }
    }

    private void assertIntact() {
        try (LogInside log = new LogInside(installation.database())) {
            assertThat(log.verify().finding()).isEmpty();
        }
        EventTable.assertWhole(installation.log().after(0));
    }

    /** What a query side makes of the log that begins at the beginning. */
    private JsonNode replayed() throws SQLException {
        installation.program().close();
        Journal.forget(installation.program());
        sql("truncate query.guild_configuration");
        sql("delete from log.token_entry");
        int port = FreePorts.next();
        Map<String, String> environment = installation.servers().forBoth();
        environment.put("SERVER_PORT", "" + port);
        try (JvmProcess query = Program.QUERY_SIDE.start(environment)) {
            String url = "http://localhost:" + port;
            Readiness.awaitAnswer(query, url + "/actuator/health/readiness");
            Panel adam = new Panel(url, url, Tokens.valid(World.ADAM));
            long head = installation.log().head();
            await().atMost(PATIENCE).until(() -> adam.settings(World.DEMO, head).status() == 200);
            JsonNode view = view(url);
            Journal.forget(query);
            return view;
        }
    }

    private Path data() {
        return installation.postgres().server().dataDirectory();
    }

    private byte[] key() throws SQLException {
        try (Connection connection = installation.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select key from log.subject_key where subject = 'user:" + userId + "'")) {
            row.next();
            return row.getBytes(1);
        }
    }

    private void checkpointAndSwitch() throws SQLException {
        sql("checkpoint");
        sql("select pg_switch_wal()");
        sql("checkpoint");
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = installation.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
