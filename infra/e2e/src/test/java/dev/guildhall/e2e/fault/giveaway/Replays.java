package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has the view of giveaways read the log from its beginning, again and again, and listens to what Discord is told. */
final class Replays {
    private static final Duration END = Duration.ofSeconds(60);

    /** So long after the view is back whatever it wanted to be done would have been tried. */
    private static final Duration LISTENING = Duration.ofSeconds(3);

    private static final String FROM_THE_BEGINNING =
            "update log.token_entry set token = null, token_type = null where processor_name = 'giveaway-view'";
    private static final String FROM_NOTHING = "truncate query.giveaway, query.giveaway_entry";
    private static final String BEHIND =
            "select count(*) from log.token_entry where processor_name = 'giveaway-view'" + " and token is null";
    private static final String NOT_DONE = "select count(*) from query.effect where state <> 'done' and guild_id = ";

    private final FourProcesses installation;
    private final GiveawayLog log;
    private final List<Place> places;

    /** @param places where nothing is left to be done */
    Replays(FourProcesses installation, GiveawayLog log, List<Place> places) {
        this.installation = installation;
        this.log = log;
        this.places = places;
    }

    /** @return the calls about messages that Discord got meanwhile, of which there should be none */
    List<String> carryOut(int times) throws SQLException {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long heard = calls(Long.MAX_VALUE).path("head").asLong();
            long version = log.number("select max(version) from query.giveaway");
            installation.process(Program.QUERY_SIDE).terminate();
            installation.process(Program.QUERY_SIDE).awaitExit(END);
            reset(i == times - 1);
            installation.startAgain(Program.QUERY_SIDE);
            Persistence.until(
                    "the view after a replay",
                    () -> log.number(BEHIND) == 0
                            && log.number("select coalesce(max(version), 0) from query.giveaway") >= version);
            Pause.of(LISTENING);
            calls(heard).path("calls").forEach(call -> note(call, calls));
            places.forEach(place -> checkEffects(place, calls));
        }
        return calls;
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
        if (places.stream().anyMatch(place -> path.contains("/channels/" + place.channelId() + "/"))
                && !method.equals("GET")) {
            calls.add("after a replay: " + method + " " + path);
        }
    }

    private void checkEffects(Place place, List<String> calls) {
        long left = log.number(NOT_DONE + "'" + place.guildId() + "'");
        if (left > 0) {
            calls.add("effects to be carried out after a replay in guild " + place.guildId() + ": " + left);
        }
    }
}
