package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A guild with giveaways switched on, and what tests ask of it. */
public record GiveawayScene(KnownGuild guild) {
    public static final String CHANNEL = "1180000000000000203";
    public static final String VOICE = "1180000000000000211";
    public static final String MEMBER_ROLE = "1180000000000000303";
    public static final String SUPPORT_ROLE = "1180000000000000304";

    /** One that has been created. */
    public record Known(String id, long version, JsonNode data) {}

    static GiveawayScene in(RunningCommandSide side) {
        GiveawayScene scene = new GiveawayScene(side.newGuild());
        scene.configure("{\"enabled\":true}");
        return scene;
    }

    GiveawayScene at(RunningCommandSide other) {
        return new GiveawayScene(guild.at(other));
    }

    HttpResponse<String> configure(String patch) {
        return send(guild.side().patch(ADAM, guild.path() + "/modules/giveaway", patch));
    }

    HttpRequest.Builder create(String userId, String body) {
        return json(guild.side().as(userId, guild.path() + "/giveaways"), "POST", body);
    }

    static String nitro(String more) {
        return "{\"prize\":\"Nitro\",\"channelId\":\"%s\"%s}".formatted(CHANNEL, more);
    }

    Known created(String more) {
        return known(send(create(ADAM, nitro(more))));
    }

    static Known known(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode body = body(response);
        return new Known(body.at("/data/id").asString(), body.get("version").asLong(), body.get("data"));
    }

    HttpRequest.Builder steer(String userId, Known giveaway, String verb, String body) {
        String path = guild.path() + "/giveaways/" + giveaway.id() + "/" + verb;
        return json(guild.side().as(userId, path), "POST", body);
    }

    private String internal(String giveawayId) {
        return guild.internal() + "/giveaways/" + giveawayId;
    }

    HttpResponse<String> enter(String giveawayId, String userId, String... roles) {
        String roleIds =
                List.of(roles).stream().map(role -> '"' + role + '"').toList().toString();
        String body =
                "{\"userId\":\"%s\",\"roleIds\":%s,\"accountCreatedAt\":\"2020-01-01T00:00:00Z\",\"joinedAt\":\"2021-01-01T00:00:00Z\"}"
                        .formatted(userId, roleIds);
        return send(json(guild.side().asBot(internal(giveawayId) + "/entries"), "POST", body));
    }

    HttpResponse<String> leave(String giveawayId, String userId) {
        return send(
                guild.side().asBot(internal(giveawayId) + "/entries/" + userId).DELETE());
    }

    HttpResponse<String> delivered(String giveawayId, String delivery, String body) {
        return send(json(guild.side().asBot(internal(giveawayId) + "/deliveries/" + delivery), "PUT", body));
    }

    static String member(int number) {
        return Long.toString(1_180_000_000_000_002_000L + number);
    }

    List<String> giveawayEvents() {
        return guild.eventTypes().stream()
                .filter(type -> type.startsWith("giveaway."))
                .toList();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(guild.side().bean(DataSource.class));
    }

    static String problem(HttpResponse<String> response) {
        String type = body(response).get("type").asString();
        return response.statusCode() + " " + type.substring(type.lastIndexOf('/') + 1);
    }
}
