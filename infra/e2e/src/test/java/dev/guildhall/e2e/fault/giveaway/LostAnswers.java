package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A giveaway whose card Discord shows, though the bot's sends all ended without an answer. */
public final class LostAnswers {
    /** More than anybody sends in one attempt. */
    private static final int SENDS = 50;

    private final FourProcesses installation;

    public LostAnswers(FourProcesses installation) {
        this.installation = installation;
    }

    /**
     * @param forgotten whether Discord has forgotten the nonces by the next attempt, as it has after some minutes
     * @return the cards
     */
    public List<String> cards(boolean forgotten) throws SQLException {
        Place place = Place.open(installation, "Lost answers", "giveaway");
        try (GiveawayLog log = new GiveawayLog(installation.database())) {
            PlayedGiveaway giveaway = new PlayedGiveaway(place, Ending.BY_HAND, log);
            fault("""
                    {"kind": "accept-then-drop", "method": "POST", "path": "/api/v10/channels/%s/messages", "times": %d}""".formatted(place.channelId(), SENDS));
            try {
                giveaway.go(Step.CREATE);
                String failed = "select count(*) from query.effect where cause is not null and effect_id = '%s:card'"
                        .formatted(giveaway.id());
                Persistence.until("an attempt that failed", () -> log.number(failed) == 1);
            } finally {
                send("DELETE", null);
            }
            if (forgotten) {
                fault("{\"kind\": \"forget-nonces\"}");
            }
            giveaway.go(Step.POST);
            return place.messages().stream()
                    .filter(message -> message.toString().contains("giveaway:enter:" + giveaway.id()))
                    .map(JsonNode::toString)
                    .toList();
        }
    }

    private void fault(String body) {
        Answer answer = send("POST", body);
        if (answer.status() >= 300) {
            throw new IllegalStateException("The simulator refused: " + answer);
        }
    }

    private Answer send(String method, @Nullable String body) {
        return Http.send(method, installation.simulatorUrl() + "/sim/faults", Map.of(), body);
    }
}
