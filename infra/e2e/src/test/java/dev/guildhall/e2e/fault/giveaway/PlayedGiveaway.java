package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.fault.giveaway.Entrant.Standing;
import dev.guildhall.e2e.fault.sides.Crowd;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A giveaway as those know it who have to do with it: what they asked for, and what they were told. */
final class PlayedGiveaway {
    private static final int SECONDS_BY_TIME = 60;
    private static final int SECONDS_BY_HAND = 7_200;

    /** Longer than blows can hold the cancellation up, and short enough that its time comes while the run goes on. */
    private static final int SECONDS_CANCELLED = 300;

    private static final int ENTRANTS = 4;
    private static final int WINNERS = 1;
    private static final String GIVEAWAYS = "/giveaways";

    private final Place place;
    private final Ending ending;
    private final GiveawayLog log;
    private final String prize = "prize " + UUID.randomUUID();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final List<List<String>> told = new ArrayList<>();
    private String id = "";
    private Instant endsAt = Instant.MAX;

    PlayedGiveaway(Place place, Ending ending, GiveawayLog log) {
        this.place = place;
        this.ending = ending;
        this.log = log;
    }

    Place place() {
        return place;
    }

    Ending ending() {
        return ending;
    }

    String prize() {
        return prize;
    }

    String id() {
        return id;
    }

    Instant endsAt() {
        return endsAt;
    }

    Account account() {
        return new Account(id, ending, Map.copyOf(standings), List.copyOf(told));
    }

    void go(Step step) {
        switch (step) {
            case CREATE -> create();
            case POST -> await("card", LoggedGiveaway.POSTED);
            case ENTER -> enter();
            case END -> end();
            case ANNOUNCE -> announced(0);
            case REROLL -> reroll();
            case ANNOUNCE_AGAIN -> announced(ending == Ending.BY_HAND ? told.size() - 1 : told.size());
        }
    }

    private void create() {
        int seconds = switch (ending) {
            case BY_HAND -> SECONDS_BY_HAND;
            case BY_TIME -> SECONDS_BY_TIME;
            case CANCELLED -> SECONDS_CANCELLED;
        };
        String body = Http.JSON
                .createObjectNode()
                .put("prize", prize)
                .put("channelId", place.channelId())
                .put("winnerCount", WINNERS)
                .put("durationSeconds", seconds)
                .toString();
        String key = UUID.randomUUID().toString();
        Answer made = granted("creating", GIVEAWAYS, key, body);
        id = made.data().path("id").asText();
        endsAt = Instant.parse(made.data().path("endsAt").asText());
    }

    private Answer granted(String what, String path, String key, String body) {
        Answer answer = Persistence.answered(what, () -> place.steer("POST", path, key, body));
        if (answer.status() >= 300) {
            throw new IllegalStateException(what + " of " + this + " was refused: " + answer);
        }
        return answer;
    }

    private void await(String what, String type) {
        Persistence.until(what + " of " + this, () -> log.giveaway(id).has(type));
    }

    private void enter() {
        String card = log.giveaway(id)
                .all(LoggedGiveaway.POSTED)
                .getFirst()
                .payload()
                .path("messageId")
                .asText();
        Instant until = ending == Ending.BY_HAND ? Instant.now().plus(Persistence.PATIENCE) : endsAt.minusSeconds(2);
        try (Crowd crowd = new Crowd()) {
            for (int i = 0; i < ENTRANTS; i++) {
                String userId = place.members().get(i);
                boolean leaves = i == 0;
                crowd.start(() -> {
                    Entrant entrant = new Entrant(place, userId, id, card, until);
                    Standing standing = entrant.enter();
                    standings.put(userId, leaves && standing == Standing.IN ? entrant.leave() : standing);
                });
            }
        }
    }

    private void end() {
        switch (ending) {
            case BY_TIME -> await("end by time", LoggedGiveaway.ENDED);
            case CANCELLED ->
                granted("cancelling", steering("cancel"), UUID.randomUUID().toString(), "{}");
            case BY_HAND ->
                told.add(winners(
                        granted("ending", steering("end"), UUID.randomUUID().toString(), "{}")));
        }
    }

    private void announced(int round) {
        if (ending != Ending.CANCELLED) {
            Persistence.until(
                    "announcement " + round + " of " + this,
                    () -> log.giveaway(id).announced(round));
        }
    }

    private void reroll() {
        if (ending == Ending.CANCELLED) {
            return;
        }
        String key = UUID.randomUUID().toString();
        Answer answer = Persistence.answered("reroll", () -> place.steer("POST", steering("reroll"), key, "{}"));
        if (answer.status() < 300) {
            told.add(winners(answer));
        } else if (log.giveaway(id).entries().size() > WINNERS) {
            throw new IllegalStateException("reroll of " + this + " was refused: " + answer);
        }
    }

    private String steering(String action) {
        return GIVEAWAYS + "/" + id + "/" + action;
    }

    private static List<String> winners(Answer answer) {
        JsonNode winners = answer.data().path("winners");
        return LoggedGiveaway.texts(winners);
    }

    @Override
    public String toString() {
        return "giveaway " + id + " in " + place.guildId();
    }
}
