package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import java.net.http.HttpResponse;
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

    private GivenQuerySide querySide;
    private RunningCommandSide side;
    private KnownGuild guild;

    @BeforeEach
    void open() {
        querySide = new GivenQuerySide()
                .withChannel(LOGS, ChannelKind.TEXT)
                .withChannel(LOBBY, ChannelKind.VOICE)
                .withRole(MEMBER);
        side = RunningCommandSide.on(Databases.migrated(), querySide.property());
        guild = side.newGuild();
    }

    @AfterEach
    void close() {
        side.close();
        querySide.close();
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

            assertThat(querySide.questions()).containsExactly("GET /internal/guilds/" + guild.id() + "/directory");
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
            querySide.withChannel(FRESH, ChannelKind.TEXT);

            assertThat(logTo(FRESH).statusCode()).isEqualTo(200);
            assertThat(querySide.questions()).hasSize(2);
        }

        @Test
        void asksNothingForThoseWhoMayNot() {
            assertThat(send(guild.change(MAX, "{\"logChannelId\":\"%s\"}".formatted(LOGS)))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(querySide.questions()).isEmpty();
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
            querySide.answersWith(503);

            HttpResponse<String> response = logTo(LOGS);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            querySide.close();
            assertThat(logTo(LOGS).statusCode()).isEqualTo(503);
            assertThat(guild.events()).hasSize(before);
        }

        @Test
        void goesOnWithEverythingElse() {
            assertThat(logTo(LOGS).statusCode()).isEqualTo(200);
            querySide.close();

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
