package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipsIT {
    private static final String ADAM = "1180000000000000102";
    private static final AtomicLong USERS = new AtomicLong(1_180_000_000_000_050_000L);

    private static RunningCommandSide side;
    private static RunningCommandSide other;
    private static KnownGuild guild;

    private final String user = Long.toString(USERS.incrementAndGet());
    private final long now = Instant.now().toEpochMilli();

    @BeforeAll
    static void open() {
        var database = Databases.migrated();
        side = RunningCommandSide.on(database);
        other = RunningCommandSide.on(database);
        guild = side.newGuild();
    }

    @AfterAll
    static void close() {
        other.close();
        side.close();
    }

    private String joined(long atMillis) {
        return "{\"userId\":\"%s\",\"joinedAtMillis\":%d,\"leftAtMillis\":null,\"cause\":null}"
                .formatted(user, atMillis);
    }

    private String left(long atMillis) {
        return "{\"userId\":\"%s\",\"joinedAtMillis\":null,\"leftAtMillis\":%d,\"cause\":\"left\"}"
                .formatted(user, atMillis);
    }

    private static HttpResponse<String> tell(RunningCommandSide to, String... happenings) {
        String body = "{\"memberships\":[" + String.join(",", happenings) + "]}";
        return send(json(to.asBot(guild.internal() + "/memberships"), "POST", body));
    }

    private static int recorded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return body(answer).at("/data/recorded").asInt();
    }

    private HttpResponse<String> fail(String delivery, String cause) {
        return send(json(
                side.asBot(guild.internal() + "/memberships/" + user + "/deliveries/" + delivery),
                "PUT",
                "{\"atMillis\":%d,\"cause\":\"%s\"}".formatted(now, cause)));
    }

    @Nested
    class WhenABotTellsWhoCameAndWent {
        @Test
        void recordsEachOnceAndInOrder() {
            assertThat(recorded(tell(side, joined(now), left(now + 1), joined(now + 2))))
                    .isEqualTo(3);
            assertThat(recorded(tell(side, joined(now), joined(now + 2)))).isZero();
            assertThat(recorded(tell(other, joined(now + 2), left(now + 3)))).isEqualTo(1);
        }

        @Test
        void recordsOnceWhatManyTellAtOnce() {
            int news = IntStream.range(0, 8)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> recorded(tell(i % 2 == 0 ? side : other, joined(now)))))
                    .toList()
                    .stream()
                    .mapToInt(CompletableFuture::join)
                    .sum();

            assertThat(news).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"userId\":\"x\",\"joinedAtMillis\":1,\"leftAtMillis\":null,\"cause\":null}",
                    "{\"userId\":\"1180000000000000104\",\"joinedAtMillis\":null,\"leftAtMillis\":null,\"cause\":null}",
                    "{\"userId\":\"1180000000000000104\",\"joinedAtMillis\":0,\"leftAtMillis\":null,\"cause\":null}",
                    "{\"userId\":\"1180000000000000104\",\"joinedAtMillis\":1,\"leftAtMillis\":2,\"cause\":\"bored\"}",
                    "{\"userId\":\"1180000000000000104\",\"joinedAtMillis\":1,\"leftAtMillis\":null,\"cause\":\"left\"}"
                })
        void refusesWhatCannotBe(String happening) {
            assertThat(tell(side, happening).statusCode()).isEqualTo(400);
        }

        @Test
        void refusesWhatIsYetToCome() {
            assertThat(tell(side, joined(now + Duration.ofHours(2).toMillis())).statusCode())
                    .isEqualTo(400);
        }

        @Test
        void hearsNobodyElse() {
            String body = "{\"memberships\":[" + joined(now) + "]}";

            assertThat(send(json(side.as(ADAM, guild.internal() + "/memberships"), "POST", body))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Nested
    class WhenABotTellsWhatCannotBeDone {
        @Test
        void recordsItOnce() {
            tell(side, joined(now));

            assertThat(body(fail("welcome", "channel-missing"))
                            .at("/data/recorded")
                            .asBoolean())
                    .isTrue();
            assertThat(body(fail("welcome", "channel-missing"))
                            .at("/data/recorded")
                            .asBoolean())
                    .isFalse();
        }

        @ParameterizedTest
        @CsvSource({"welcome, whatever, 400", "breakfast, refused, 404"})
        void refusesWhatItDoesNotKnow(String delivery, String cause, int status) {
            assertThat(fail(delivery, cause).statusCode()).isEqualTo(status);
        }
    }
}
