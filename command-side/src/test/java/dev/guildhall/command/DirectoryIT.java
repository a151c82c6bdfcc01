package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import dev.guildhall.testkit.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Channels and roles that are configured, with a query side of which the answers are given. */
class DirectoryIT {
    private static final String LOGS = "1180000000000000202";
    private static final String LOBBY = "1180000000000000211";
    private static final String FRESH = "1180000000000000291";
    private static final String MEMBER = "1180000000000000303";

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<GuildChannel> channels =
            new CopyOnWriteArrayList<>(List.of(channel(LOGS, ChannelKind.TEXT), channel(LOBBY, ChannelKind.VOICE)));
    private volatile int status = 200;
    private HttpServer querySide;
    private RunningCommandSide side;
    private KnownGuild guild;

    private static GuildChannel channel(String id, ChannelKind kind) {
        return new GuildChannel(id, "channel", kind, null, 0);
    }

    @BeforeEach
    void open() throws IOException {
        querySide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        querySide.createContext("/", this::answer);
        querySide.start();
        side = RunningCommandSide.on(
                TestPostgres.freshDatabase(),
                "--guildhall.query-side.url=http://127.0.0.1:"
                        + querySide.getAddress().getPort());
        guild = side.newGuild();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            questions.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            GuildDirectory directory = new GuildDirectory(
                    7L, new ArrayList<>(channels), List.of(new GuildRole(MEMBER, "Member", null, 1, false)));
            byte[] body = EventJson.write(Map.of("success", true, "data", directory));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterEach
    void close() {
        side.close();
        querySide.stop(0);
    }

    private HttpResponse<String> logTo(String channelId) {
        return send(guild.change(ADAM, "{\"logChannelId\":\"%s\"}".formatted(channelId)));
    }

    private HttpResponse<String> configure(String module, String config) {
        return send(side.patch(ADAM, guild.path() + "/modules/" + module, "{\"config\":%s}".formatted(config)));
    }

    private void assertRefused(HttpResponse<String> response, String pointer) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(body(response).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Nested
    class WhenTheQuerySideKnows {
        @Test
        void takesWhatIsThere() {
            assertThat(logTo(LOGS).statusCode()).isEqualTo(200);
            assertThat(configure("tempvoice", "{\"creatorChannelId\":\"%s\"}".formatted(LOBBY))
                            .statusCode())
                    .isEqualTo(200);

            assertThat(questions).containsExactly("GET /internal/guilds/" + guild.id() + "/directory");
        }

        @Test
        void pointsAtWhatIsNot() {
            int before = guild.events().size();

            assertRefused(logTo(LOBBY), "/logChannelId");
            assertRefused(configure("music", "{\"djRoleId\":\"%s\"}".formatted(LOGS)), "/config/djRoleId");
            assertRefused(
                    send(side.patch(ADAM, guild.path(), "{\"settings\":{\"logChannelId\":\"%s\"}}".formatted(FRESH))),
                    "/settings/logChannelId");

            assertThat(guild.events()).hasSize(before);
        }

        @Test
        void asksAgainForWhatItHasNotHeardOf() {
            assertThat(logTo(LOGS).statusCode()).isEqualTo(200);
            channels.add(channel(FRESH, ChannelKind.TEXT));

            assertThat(logTo(FRESH).statusCode()).isEqualTo(200);
            assertThat(questions).hasSize(2);
        }

        @Test
        void asksNothingForThoseWhoMayNot() {
            assertThat(send(guild.change(MAX, "{\"logChannelId\":\"%s\"}".formatted(LOGS)))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(questions).isEmpty();
        }

        @Test
        void storesARepetitionOnce() {
            HttpResponse<String> first = send(guild.change(ADAM, "{\"logChannelId\":\"%s\"}".formatted(LOGS))
                    .header("Idempotency-Key", "log-channel"));
            HttpResponse<String> second = send(guild.change(ADAM, "{\"logChannelId\":\"%s\"}".formatted(LOGS))
                    .header("Idempotency-Key", "log-channel"));

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(second.body()).isEqualTo(first.body());
        }
    }

    @Nested
    class WhenTheQuerySideCannotSay {
        @Test
        void storesNothingThatNamesSomethingNew() {
            int before = guild.events().size();
            status = 503;

            HttpResponse<String> response = logTo(LOGS);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            querySide.stop(0);
            assertThat(logTo(LOGS).statusCode()).isEqualTo(503);
            assertThat(guild.events()).hasSize(before);
        }

        @Test
        void goesOnWithEverythingElse() {
            assertThat(logTo(LOGS).statusCode()).isEqualTo(200);
            querySide.stop(0);

            assertThat(send(guild.change(ADAM, "{\"prefix\":\"?\",\"logChannelId\":\"%s\"}".formatted(LOGS)))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(guild.change(ADAM, "{\"logChannelId\":null}")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class WhenADashboardSaves {
        private HttpResponse<String> createIn(String channelId) {
            return send(side.patch(
                    ADAM,
                    guild.path() + "/voice",
                    "{\"tempVoiceEnabled\":true,\"tempVoiceCreatorId\":\"%s\"}".formatted(channelId)));
        }

        @Test
        void takesTheIdUnderItsOwnName() {
            HttpResponse<String> saved = createIn(LOBBY);

            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
            assertThat(body(saved).at("/data/enabled").asBoolean()).isTrue();
            assertThat(body(saved).at("/data/config/creatorChannelId").asString())
                    .isEqualTo(LOBBY);
        }

        @Test
        void pointsAtTheNameThatWasSentWhenItIsOfAnotherKind() {
            HttpResponse<String> refused = createIn(LOGS);

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(body(refused).at("/errors/0/pointer").asString()).isEqualTo("/tempVoiceCreatorId");
        }
    }
}
