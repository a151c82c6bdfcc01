package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.problem;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The queue through the door, on a real log. */
class MusicIT {
    private static final String JUKEBOX = "1180000000000000205";
    private static final String GENERAL = "1180000000000000201";
    private static final String DJ_ROLE = "1180000000000000303";

    private static GivenQuerySide querySide;
    private static RunningCommandSide side;

    private KnownGuild guild;

    @BeforeAll
    static void open() {
        querySide = new GivenQuerySide().withChannel(JUKEBOX, ChannelKind.TEXT).withRole(DJ_ROLE);
        side = RunningCommandSide.on(Databases.migrated(), querySide.property());
    }

    @AfterAll
    static void close() {
        side.close();
        querySide.close();
    }

    @BeforeEach
    void meet() {
        guild = side.newGuild();
        configure("{\"enabled\":true}");
    }

    private void configure(String patch) {
        HttpResponse<String> response = send(side.patch(ADAM, guild.path() + "/modules/music", patch));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private HttpRequest.Builder told(String step, String userId, String more) {
        return json(side.asBot(guild.internal() + "/music/" + step), "POST", """
                {"userId":"%s","name":"Somebody","channelId":"%s"%s}""".formatted(userId, GENERAL, more));
    }

    private HttpRequest.Builder request(String userId, String text) {
        return told("requests", userId, ",\"text\":\"" + text + "\"");
    }

    private static JsonNode data(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return body(response).get("data");
    }

    private List<LoggedEvent> events() {
        return side.bean(LogReader.class).aggregateEvents(AggregateIds.music(guild.id()), 0);
    }

    private List<String> types() {
        return events().stream().map(LoggedEvent::type).toList();
    }

    private static List<String> pointers(HttpResponse<String> response) {
        assertThat(problem(response)).isEqualTo("400 invalid-input");
        return StreamSupport.stream(body(response).get("errors").spliterator(), false)
                .map(error -> error.get("pointer").asString())
                .toList();
    }

    @Nested
    class WhenATrackIsRequested {
        @Test
        void isAnsweredWithItsPlaceAndIsTheMembersDoing() {
            data(send(request(OLIVIA, "https://music.example/1")));

            HttpResponse<String> response = send(request(MAX, "Kumquat blues"));

            JsonNode requested = data(response);
            assertThat(requested.get("outcome").asString()).isEqualTo("REQUESTED");
            assertThat(requested.get("number").asInt()).isEqualTo(2);
            assertThat(requested.get("place").asInt()).isEqualTo(2);
            assertThat(requested.get("text").asString()).isEqualTo("Kumquat blues");
            assertThat(requested.get("userId").asString()).isEqualTo(MAX);
            LoggedEvent last = events().getLast();
            assertThat(response.headers().firstValue("ETag")).contains("\"" + last.position() + "\"");
            assertThat(last.metadata())
                    .containsEntry("actorId", MAX)
                    .containsEntry("actorName", "Somebody")
                    .containsEntry("origin", "discord");
        }

        @Test
        void isRequestedOnceUnderOneKey() {
            HttpResponse<String> first = send(request(MAX, "Kumquat blues").header("Idempotency-Key", "one"));
            HttpResponse<String> again = send(request(MAX, "Kumquat blues").header("Idempotency-Key", "one"));

            assertThat(data(first).get("number").asInt()).isEqualTo(1);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(types()).containsExactly("music.TrackRequested");
        }

        @Test
        void isRefusedWithEveryFault() {
            assertThat(pointers(send(json(
                            side.asBot(guild.internal() + "/music/requests"),
                            "POST",
                            "{\"more\":1,\"channelId\":\"x\"}"))))
                    .containsExactlyInAnyOrder("/more", "/channelId", "/userId", "/text");
            for (String text : List.of(
                    "",
                    "  ",
                    "k".repeat(301),
                    "ftp://music.example/1",
                    "https://",
                    "javascript://alert",
                    "http://a b")) {
                assertThat(pointers(send(request(MAX, text)))).as(text).containsExactly("/text");
            }
            assertThat(data(send(request(MAX, "Blues: a song"))).get("number").asInt())
                    .isEqualTo(1);
        }

        @Test
        void isRefusedAsTheGuildHasConfigured() {
            configure("{\"config\":{\"maxQueue\":1,\"requestChannelId\":\"%s\"}}".formatted(JUKEBOX));
            HttpResponse<String> elsewhere = send(request(MAX, "Kumquat blues"));
            assertThat(problem(elsewhere)).isEqualTo("409 other-channel");
            assertThat(body(elsewhere).get("channelId").asString()).isEqualTo(JUKEBOX);

            configure("{\"config\":{\"requestChannelId\":null}}");
            data(send(request(MAX, "Kumquat blues")));
            HttpResponse<String> full = send(request(OLIVIA, "Kumquat blues"));
            assertThat(problem(full)).isEqualTo("409 queue-full");
            assertThat(body(full).get("limit").asInt()).isEqualTo(1);

            configure("{\"enabled\":false}");
            assertThat(problem(send(request(OLIVIA, "Kumquat blues")))).isEqualTo("409 module-off");
            assertThat(problem(send(told("clear", OLIVIA, "")))).isEqualTo("409 module-off");
        }
    }

    @Nested
    class WhenATrackIsSkipped {
        private HttpRequest.Builder skip(String userId, int listeners) {
            return told("skip", userId, ",\"number\":1,\"listens\":true,\"listeners\":" + listeners);
        }

        @Test
        void takesEnoughVotesOfThoseWhoListen() {
            data(send(request(OLIVIA, "Kumquat blues")));

            JsonNode vote = data(send(skip(MAX, 3)));
            assertThat(vote.get("outcome").asString()).isEqualTo("VOTED");
            assertThat(vote.get("votes").asInt()).isEqualTo(1);
            assertThat(vote.get("needed").asInt()).isEqualTo(2);
            HttpResponse<String> again = send(skip(MAX, 3));
            assertThat(problem(again)).isEqualTo("409 already-voted");
            assertThat(body(again).get("needed").asInt()).isEqualTo(2);

            JsonNode skipped = data(send(skip("1180000000000000199", 3)));
            assertThat(skipped.get("outcome").asString()).isEqualTo("SKIPPED");
            assertThat(skipped.get("text").asString()).isEqualTo("Kumquat blues");
            assertThat(skipped.get("queued").asInt()).isZero();
            assertThat(types())
                    .containsExactly(
                            "music.TrackRequested", "music.SkipVoted", "music.SkipVoted", "music.TrackSkipped");
        }

        @Test
        void isForThoseAloneWhoMayChangeTheGuild() {
            data(send(request(OLIVIA, "Kumquat blues")));

            assertThat(data(send(skip(ADAM, 9))).get("outcome").asString()).isEqualTo("SKIPPED");
            assertThat(problem(send(skip(ADAM, 9)))).isEqualTo("409 queue-empty");
        }

        @Test
        void isRefusedToThoseWhoDoNotListen() {
            data(send(request(OLIVIA, "Kumquat blues")));

            assertThat(problem(send(told("skip", MAX, ",\"number\":1,\"listens\":false,\"listeners\":0"))))
                    .isEqualTo("409 not-listening");
            assertThat(pointers(send(told("skip", MAX, ",\"number\":0,\"listeners\":-1"))))
                    .containsExactlyInAnyOrder("/number", "/listeners");
        }
    }

    @Nested
    class WhenADjSteers {
        private static final String HOLDS = ",\"roleIds\":[\"" + DJ_ROLE + "\"]";

        @BeforeEach
        void configureDjs() {
            configure("{\"config\":{\"djRoleId\":\"%s\"}}".formatted(DJ_ROLE));
            data(send(request(OLIVIA, "First")));
            data(send(request(OLIVIA, "Second")));
        }

        @Test
        void movesRemovesSetsTheVolumeAndClears() {
            JsonNode moved = data(send(told("move", MAX, HOLDS + ",\"number\":2,\"place\":1")));
            assertThat(moved.get("place").asInt()).isEqualTo(1);
            JsonNode removed = data(send(told("remove", MAX, HOLDS + ",\"number\":2")));
            assertThat(removed.get("text").asString()).isEqualTo("Second");
            assertThat(removed.get("place").asInt()).isZero();
            assertThat(data(send(told("volume", MAX, HOLDS + ",\"volume\":0")))
                            .get("volume")
                            .asInt())
                    .isZero();
            assertThat(data(send(told("clear", MAX, HOLDS))).get("cleared").asInt())
                    .isEqualTo(1);
        }

        @Test
        void isRefusedToOthers() {
            assertThat(problem(send(told("move", MAX, ",\"number\":2,\"place\":1"))))
                    .isEqualTo("403 not-dj");
            assertThat(problem(send(told("remove", MAX, ",\"number\":2")))).isEqualTo("403 not-dj");
            assertThat(problem(send(told("volume", MAX, ",\"volume\":5")))).isEqualTo("403 not-dj");
            assertThat(problem(send(told("clear", MAX, "")))).isEqualTo("403 not-dj");
            assertThat(problem(send(told("remove", MAX, HOLDS + ",\"number\":9"))))
                    .isEqualTo("404 not-found");
            assertThat(pointers(send(told("volume", MAX, ",\"volume\":101")))).containsExactly("/volume");
            assertThat(pointers(send(told("move", MAX, ",\"number\":1,\"place\":501"))))
                    .containsExactly("/place");
        }

        @Test
        void isForServicesOnlyToTell() {
            HttpResponse<String> response = send(json(
                    side.as(ADAM, guild.internal() + "/music/clear"), "POST", "{\"userId\":\"%s\"}".formatted(ADAM)));

            assertThat(response.statusCode()).isEqualTo(403);
        }
    }

    @Nested
    class WhenTextsAreErased {
        @Test
        void noAnswerRemembersThem() {
            HttpResponse<String> requested = send(request(MAX, "Kumquat blues").header("Idempotency-Key", "erased"));
            assertThat(requested.body()).contains("Kumquat blues");
            assertThat(new String(
                            JdbcClient.create(side.bean(DataSource.class))
                                    .sql("select answer from command.idempotency where key = 'erased'")
                                    .query(byte[].class)
                                    .single(),
                            StandardCharsets.UTF_8))
                    .doesNotContain("Kumquat");

            SubjectKeys keys = side.bean(SubjectKeys.class);
            keys.destroy(MAX, List.of(keys.newest(MAX).orElseThrow()));

            assertThat(data(send(request(MAX, "Kumquat blues").header("Idempotency-Key", "erased")))
                            .get("text")
                            .asString())
                    .isEqualTo("[erased]");
        }
    }
}
