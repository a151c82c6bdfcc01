package dev.guildhall.e2e.fault.sides;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.Tokens;
import dev.guildhall.e2e.World;
import dev.guildhall.e2e.fault.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Has all views of what happens in Discord read the log from its beginning, again and again, and listens to what Discord is
 * told.
 */
public final class Replays {
    private static final Duration END = Duration.ofSeconds(60);

    /** So long after the views are back whatever they wanted to be done would have been tried. */
    private static final Duration LISTENING = Duration.ofSeconds(3);

    private static final List<String> TABLES = List.of(
            "giveaway", "giveaway_entry", "ticket", "ticket_panel", "ticket_message", "level", "moderation_case");

    private static final String VIEWS = " where processor_name in"
            + " ('giveaway-view', 'ticket-view', 'level-view', 'moderation-view', 'member-effects')";
    private static final String FROM_THE_BEGINNING =
            "update log.token_entry set token = null, token_type = null" + VIEWS;
    private static final String FROM_NOTHING = "truncate query." + String.join(", query.", TABLES);
    private static final String BEHIND = "select count(*) from log.token_entry" + VIEWS + " and token is null";
    private static final String NOT_DONE = "select count(*) from query.effect where state <> 'done' and guild_id = ";

    private final FourProcesses installation;
    private final ToLongFunction<String> numbers;
    private final List<Place> places;

    /**
     * @param numbers answers a statement that asks for one
     * @param places where nothing is left to be done
     */
    public Replays(FourProcesses installation, ToLongFunction<String> numbers, List<Place> places) {
        this.installation = installation;
        this.numbers = numbers;
        this.places = places;
    }

    /** @return the calls that Discord got meanwhile about those places, of which there should be none */
    public List<String> carryOut(int times) throws SQLException {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long heard = calls(Long.MAX_VALUE).path("head").asLong();
            Persistence.until("the views before a replay", this::haveCaughtUp);
            List<Long> rows = rows();
            installation.process(Program.QUERY_SIDE).terminate();
            installation.process(Program.QUERY_SIDE).awaitExit(END);
            reset(i == times - 1);
            installation.startAgain(Program.QUERY_SIDE);
            Persistence.until(
                    "the views after a replay", () -> numbers.applyAsLong(BEHIND) == 0 && rows().equals(rows));
            Pause.of(LISTENING);
            calls(heard).path("calls").forEach(call -> note(call, calls));
            places.forEach(place -> checkEffects(place, calls));
        }
        return calls;
    }

    private boolean haveCaughtUp() {
        JsonNode projections = Http.send(
                        "GET",
                        installation.queryUrl() + "/api/ops/projections",
                        Map.of("Authorization", "Bearer " + Tokens.valid(World.OTTO)),
                        null)
                .data();
        return !projections.isEmpty()
                && projections
                        .valueStream()
                        .allMatch(projection -> projection.path("lagEvents").asLong() == 0);
    }

    private List<Long> rows() {
        return TABLES.stream()
                .map(table -> numbers.applyAsLong("select count(*) from query." + table))
                .toList();
    }

    private void reset(boolean fromNothing) throws SQLException {
        try (Connection connection = installation.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(FROM_THE_BEGINNING);
            if (fromNothing) {
                statement.execute(FROM_NOTHING);
            }
        }
    }

    private JsonNode calls(long since) {
        String url = installation.simulatorUrl() + "/sim/calls?since=" + since;
        return Http.send("GET", url, Map.of(), null).body();
    }

    private void note(JsonNode call, List<String> calls) {
        String method = call.path("method").asText();
        String path = call.path("path").asText();
        boolean there = places.stream()
                .anyMatch(place -> path.contains("/channels/" + place.channelId() + "/")
                        || path.contains("/guilds/" + place.guildId() + "/"));
        if (there && !method.equals("GET")) {
            calls.add("after a replay: " + method + " " + path);
        }
    }

    private void checkEffects(Place place, List<String> calls) {
        long left = numbers.applyAsLong(NOT_DONE + "'" + place.guildId() + "'");
        if (left > 0) {
            calls.add("effects to be carried out after a replay in guild " + place.guildId() + ": " + left);
        }
    }
}
