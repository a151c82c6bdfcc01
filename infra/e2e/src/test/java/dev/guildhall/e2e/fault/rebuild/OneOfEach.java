package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Has something happen in a guild that every view tells of, each of its tables at least. Used by one thread. */
final class OneOfEach {
    private static final String LEVELING =
            "{\"enabled\":true,\"config\":{\"xpMin\":100,\"xpMax\":100,\"cooldownSeconds\":1}}";
    private static final String ENABLED = "{\"enabled\":true}";

    private final Place place;
    private final String aside;

    private OneOfEach(Place place) {
        this.place = place;
        this.aside = Persistence.accepted(
                        "a channel", () -> simulate("/channels", "{\"type\":\"text\",\"name\":\"aside\"}"))
                .body()
                .path("id")
                .asText();
    }

    /** Returns when all of it has happened; the views may be behind. Of cards there is one in the place's channel. */
    static void in(Place place) {
        OneOfEach one = new OneOfEach(place);
        one.module("tickets", ENABLED);
        one.module("leveling", LEVELING);
        one.module("moderation", ENABLED);
        one.module("music", ENABLED);
        one.giveaway();
        one.ticket();
        one.panel();
        one.moderationCase();
        one.track();
        one.level();
    }

    private void module(String name, String body) {
        Persistence.accepted(name, () -> place.steer("PATCH", "/modules/" + name, "", body));
    }

    private void giveaway() {
        String id = created(
                "/giveaways",
                "{\"prize\":\"Nitro\",\"channelId\":\"%s\",\"winnerCount\":1,\"durationSeconds\":86400}"
                        .formatted(place.channelId()));
        String card = shown("/giveaways/" + id, "messageId");
        place.members().stream()
                .limit(3)
                .forEach(member -> said("You are in", () -> place.click(member, card, "giveaway:enter:" + id)));
    }

    private void ticket() {
        String member = place.members().getFirst();
        String id = created("/tickets", "{\"subject\":\"A question\",\"openerId\":\"%s\"}".formatted(member));
        steer(
                "/tickets/" + id + "/participants",
                "{\"add\":[\"%s\"]}".formatted(place.members().get(1)));
        steer("/tickets/" + id + "/claim", "{}");
        String channel = shown("/tickets/" + id, "channelId");
        Persistence.accepted("writing", () -> place.write(member, channel, "It does not work"));
        steer("/tickets/" + id + "/close", "{\"reason\":\"It does now\"}");
    }

    private void panel() {
        steer(
                "/tickets/panels",
                "{\"channelId\":\"%s\",\"text\":\"Ask here\",\"topics\":[\"Billing\"]}".formatted(aside));
    }

    private void moderationCase() {
        String body = "{\"kind\":\"warn\",\"userId\":\"%s\",\"reason\":\"Shouting\"}"
                .formatted(place.members().get(2));
        String number = steer("/cases", body).path("number").asText();
        steer("/cases/" + number + "/revoke", "{\"reason\":\"It was somebody else\"}");
    }

    private void track() {
        String body = "{\"userId\":\"%s\",\"command\":\"/music request text:Kumquat blues\"}"
                .formatted(place.members().getFirst());
        said("in place", () -> simulate("/interactions", body));
    }

    /** Written again until the bot has heard that there are levels. */
    private void level() {
        String member = place.members().get(3);
        Persistence.until("a level", () -> {
            Persistence.accepted("writing", () -> place.write(member, aside, "Hello"));
            return place.read("/leaderboard").toString().contains(member);
        });
    }

    private String created(String path, String body) {
        return steer(path, body).path("id").asText();
    }

    private JsonNode steer(String path, String body) {
        String key = UUID.randomUUID().toString();
        return Persistence.accepted(path, () -> place.steer("POST", path, key, body))
                .data();
    }

    /** As soon as the bot has done its part. */
    private String shown(String path, String field) {
        Persistence.until(field + " of " + path, () -> place.read(path).data().hasNonNull(field));
        return place.read(path).data().path(field).asText();
    }

    private static void said(String words, Supplier<Answer> ask) {
        Persistence.until(words, () -> ask.get().toString().contains(words));
    }

    private Answer simulate(String path, String body) {
        String url = place.installation().simulatorUrl() + "/sim/guilds/" + place.guildId() + path;
        return Http.send("POST", url, Map.of(), body);
    }
}
