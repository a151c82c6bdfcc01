package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.AggregateIds;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A guild with tickets switched on, and what tests ask of it. */
public record TicketScene(KnownGuild guild) {
    static final String CATEGORY = "1180000000000000221";
    static final String LOGS = "1180000000000000202";
    static final String GENERAL = "1180000000000000201";
    static final String VOICE = "1180000000000000211";
    static final String SUPPORT_ROLE = "1180000000000000304";
    static final String TICKET_CHANNEL = "1180000000000000921";
    static final String CARD = "1180000000000000931";

    /** One that has been opened. */
    record Known(String id, long version, JsonNode data) {
        int number() {
            return data.get("number").asInt();
        }

        String status() {
            return data.get("status").asString();
        }
    }

    static TicketScene in(RunningCommandSide side) {
        TicketScene scene = new TicketScene(side.newGuild());
        scene.configure("{\"enabled\":true}");
        return scene;
    }

    TicketScene at(RunningCommandSide other) {
        return new TicketScene(guild.at(other));
    }

    HttpResponse<String> configure(String patch) {
        HttpResponse<String> response = send(guild.side().patch(ADAM, guild.path() + "/modules/tickets", patch));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    /** By the panel. */
    HttpRequest.Builder panel(String userId, String path, String body) {
        return json(guild.side().as(userId, guild.path() + "/tickets" + path), "POST", body);
    }

    HttpRequest.Builder open(String openerId, String subject) {
        return panel(ADAM, "", "{\"subject\":\"%s\",\"openerId\":\"%s\"}".formatted(subject, openerId));
    }

    Known opened(String openerId) {
        return known(send(open(openerId, "Help")));
    }

    HttpResponse<String> steer(Known ticket, String verb, String body) {
        return send(panel(ADAM, "/" + ticket.id() + "/" + verb, body));
    }

    /** As the bot tells it. */
    HttpRequest.Builder told(String method, String path, String body) {
        return json(guild.side().asBot(guild.internal() + path), method, body);
    }

    HttpRequest.Builder memberOpens(String userId, String subject) {
        return told("POST", "/tickets", "{\"openerId\":\"%s\",\"subject\":\"%s\"}".formatted(userId, subject));
    }

    HttpResponse<String> member(String userId, Known ticket, String verb, String more) {
        return send(
                told("POST", "/tickets/" + ticket.id() + "/" + verb, "{\"userId\":\"%s\"%s}".formatted(userId, more)));
    }

    HttpResponse<String> delivered(String ticketId, String delivery, String body) {
        return send(told("PUT", "/tickets/" + ticketId + "/deliveries/" + delivery, body));
    }

    HttpResponse<String> written(Known ticket, String body) {
        return send(told("PUT", "/tickets/" + ticket.id() + "/messages", body));
    }

    static String someone(int number) {
        return Long.toString(1_180_000_000_000_003_000L + number);
    }

    static Known known(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode body = body(response);
        return new Known(body.at("/data/id").asString(), body.get("version").asLong(), body.get("data"));
    }

    List<LoggedEvent> events() {
        return guild.side().bean(LogReader.class).aggregateEvents(AggregateIds.ticketDesk(guild.id()), 0);
    }

    List<String> types() {
        return events().stream().map(LoggedEvent::type).toList();
    }

    List<LoggedEvent> transcript(String ticketId) {
        return guild.side().bean(LogReader.class).aggregateEvents(AggregateIds.ticket(ticketId), 0);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(guild.side().bean(DataSource.class));
    }

    List<String> deadlines(String ticketId) {
        return jdbc().sql("select kind from command.deadline where aggregate_id = ? order by 1")
                .param(AggregateIds.ticket(ticketId))
                .query((row, n) -> row.getString(1))
                .list();
    }
}
