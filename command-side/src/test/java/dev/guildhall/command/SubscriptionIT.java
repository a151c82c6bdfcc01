package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.Change;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.testkit.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SubscriptionIT {
    private static final String OTTO = "1180000000000000105";
    private static final TestDatabase DATABASE = Databases.migrated();
    private static RunningCommandSide side;

    private KnownGuild guild;

    @BeforeAll
    static void open() {
        side = RunningCommandSide.on(DATABASE, "--guildhall.operators=" + OTTO);
    }

    @AfterAll
    static void close() {
        side.close();
    }

    @BeforeEach
    void meet() {
        guild = side.newGuild();
    }

    private static HttpRequest.Builder put(String by, String guildId, String body) {
        return json(side.as(by, "/api/admin/guilds/" + guildId + "/subscription"), "PUT", body);
    }

    private LoggedEvent last() {
        List<LoggedEvent> events = side.bean(LogReader.class).guildEvents(guild.id(), 0, LogReader.MAX_PAGE);
        return events.getLast();
    }

    @Nested
    class WhenAnOperatorGivesAPlan {
        @Test
        void isOneEventOfTheGuildByTheOperator() {
            HttpResponse<String> response =
                    send(put(OTTO, guild.id(), "{\"plan\":\"PREMIUM\",\"until\":\"2030-01-31T00:00:00Z\"}")
                            .header("X-Reason", "paid by mail"));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode answer = body(response);
            assertThat(answer.path("data").path("plan").asString()).isEqualTo("PREMIUM");
            assertThat(answer.path("data").path("until").asString()).isEqualTo("2030-01-31T00:00:00Z");
            LoggedEvent event = last();
            assertThat(answer.path("version").asLong()).isEqualTo(event.position());
            assertThat(event.payload())
                    .isEqualTo(new SubscriptionChanged(
                            guild.id(),
                            List.of(
                                    new Change("plan", "FREE", "PREMIUM"),
                                    new Change("until", null, "2030-01-31T00:00:00Z"))));
            assertThat(event.metadata())
                    .containsEntry(MetadataKeys.ACTOR_TYPE, "operator")
                    .containsEntry(MetadataKeys.ACTOR_ID, OTTO)
                    .containsEntry(MetadataKeys.ORIGIN, "operator");
        }

        @Test
        void repeatsTheAnswerUnderTheSameKey() {
            HttpRequest.Builder request =
                    put(OTTO, guild.id(), "{\"plan\":\"PREMIUM\"}").header("Idempotency-Key", "plan-" + guild.id());
            HttpResponse<String> first = send(request);

            HttpResponse<String> again = send(request);

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(last().position()).isEqualTo(body(first).path("version").asLong());
        }

        @Test
        void tellsWhatHappenedSinceTheVersionThatWasSeen() {
            long seen = body(send(put(OTTO, guild.id(), "{\"plan\":\"PREMIUM\"}")))
                    .path("version")
                    .asLong();
            send(put(OTTO, guild.id(), "{\"plan\":\"FREE\"}"));

            HttpResponse<String> stale =
                    send(put(OTTO, guild.id(), "{\"plan\":\"PREMIUM\"}").header("If-Match", "\"" + seen + "\""));

            assertThat(stale.statusCode()).isEqualTo(412);
            assertThat(body(stale).path("changed").toString()).contains("subscription.plan", "PREMIUM", "FREE");
        }
    }

    @Nested
    class WhenItIsRefused {
        @Test
        void isForOperatorsOnly() {
            assertThat(send(put(ADAM, guild.id(), "{\"plan\":\"PREMIUM\"}")).statusCode())
                    .isEqualTo(403);
            assertThat(send(put(RunningCommandSide.OLIVIA, guild.id(), "{\"plan\":\"PREMIUM\"}"))
                            .statusCode())
                    .isEqualTo(403);
            String path = "/api/admin/guilds/" + guild.id() + "/subscription";
            assertThat(send(json(side.asBot(path), "PUT", "{\"plan\":\"PREMIUM\"}"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(json(side.to(path), "PUT", "{\"plan\":\"PREMIUM\"}"))
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void doesNotTellAnUnknownGuildFromOneThatTheBotHasLeft() {
            send(side.asBot("/internal/guilds/" + guild.id()).DELETE());

            HttpResponse<String> left = send(put(OTTO, guild.id(), "{\"plan\":\"PREMIUM\"}"));
            HttpResponse<String> unknown = send(put(OTTO, "1180000000000009999", "{\"plan\":\"PREMIUM\"}"));

            assertThat(left.statusCode()).isEqualTo(403);
            assertThat(unknown.statusCode()).isEqualTo(403);
            assertThat(body(unknown).path("detail")).isEqualTo(body(left).path("detail"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|/plan",
                    "{\"plan\":null}|/plan",
                    "{\"plan\":7}|/plan",
                    "{\"plan\":\"premium\"}|/plan",
                    "{\"plan\":\"PREMIUM\",\"until\":1}|/until",
                    "{\"plan\":\"PREMIUM\",\"until\":\"2020-01-01T00:00:00Z\"}|/until",
                    "{\"plan\":\"PREMIUM\",\"since\":\"2020-01-01T00:00:00Z\"}|/since"
                })
        void pointsAtEachFault(String sent, String pointer) {
            HttpResponse<String> response = send(put(OTTO, guild.id(), sent));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(body(response).path("errors").path(0).path("pointer").asString())
                    .isEqualTo(pointer);
        }
    }
}
