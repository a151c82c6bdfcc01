package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.body;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemCatalogue;
import dev.guildhall.eventlog.EventTooLarge;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.PostgresEventStore;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.settings.SettingsChanged;
import java.net.http.HttpResponse;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What somebody is told who wants to change a guild whose history holds something that this program cannot read. */
class UnreadableGuildIT {
    private static RunningCommandSide side;

    @BeforeAll
    static void open() {
        side = RunningCommandSide.on(Databases.migrated());
    }

    @AfterAll
    static void close() {
        side.close();
    }

    /** As a newer program would have written it, or a faulty one. Returns its position. */
    private static long poison(KnownGuild guild, String type, int revision, String payload) {
        return JdbcClient.create(side.bean(DataSource.class))
                .sql("""
                        select log.append_whole(array[gen_random_uuid()], array['Guild'], array[?], array[2::bigint],
                                                array[?], array[?], array[?], array[null::text],
                                                array[convert_to(?, 'UTF8')], array[convert_to('{}', 'UTF8')],
                                                array[sha256('')])""")
                .params(AggregateIds.guild(guild.id()), type, revision, guild.id(), payload)
                .query(Long.class)
                .single();
    }

    @Nested
    class WhenAnEventCannotBeRead {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "chess.Opened     | 1  | {}",
                    "settings.Changed | 99 | {}",
                    "settings.Changed | 1  | {\"guildId\":\"11",
                })
        void saysWhichAndWhatToDoAndServesOtherGuilds(String type, int revision, String payload) {
            KnownGuild poisoned = side.newGuild();
            KnownGuild other = side.newGuild();
            long position = poison(poisoned, type, revision, payload);

            for (int n = 0; n < 2; n++) {
                HttpResponse<String> refused = send(poisoned.change(OLIVIA, KnownGuild.prefix("?")));
                JsonNode problem = body(refused);
                assertThat(refused.statusCode()).isEqualTo(500);
                assertThat(problem.path("type").stringValue())
                        .isEqualTo("https://guildhall.dev/problems/unreadable-history");
                assertThat(problem.path("guildId").stringValue()).isEqualTo(poisoned.id());
                assertThat(problem.path("position").asLong()).isEqualTo(position);
                assertThat(problem.path("detail").stringValue())
                        .contains("position " + position)
                        .contains("operations.md#an-event-that-cannot-be-read");
            }
            assertThat(send(other.change(OLIVIA, KnownGuild.prefix("?"))).statusCode())
                    .isEqualTo(200);
            assertThat(send(side.newGuild().change(OLIVIA, KnownGuild.prefix("?")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(side.bean(LogReader.class).lastSequence(AggregateIds.guild(poisoned.id())))
                    .hasValue(2);
        }

        /** Who is in the guild knows that it is there; everybody else learns nothing. */
        @Test
        void tellsAStrangerNothingThatAnUnknownGuildWouldNot() {
            KnownGuild poisoned = side.newGuild();
            poison(poisoned, "chess.Opened", 1, "{}");

            HttpResponse<String> refused = send(poisoned.change(MAX, KnownGuild.prefix("?")));
            HttpResponse<String> unknown =
                    send(new KnownGuild(side, "1180999999999999999").change(MAX, KnownGuild.prefix("?")));

            assertThat(refused.statusCode()).isEqualTo(403).isEqualTo(unknown.statusCode());
            assertThat(refused.body()).isEqualTo(unknown.body());
        }
    }

    @Nested
    class WhenAnEventIsTooLarge {
        /** Through HTTP nobody can send as much; what the store says about it is answered like this. */
        @Test
        void saysHowLargeItMayBe() {
            KnownGuild guild = side.newGuild();
            SettingsChanged large = new SettingsChanged(
                    guild.id(), List.of(new Change("prefix", null, "x".repeat(EventTooLarge.MAX_EVENT_BYTES))));
            Throwable failure = catchThrowable(() -> side.bean(PostgresEventStore.class)
                    .publish(new GenericDomainEventMessage<>("Guild", AggregateIds.guild(guild.id()), 2, large)));

            Problem problem = side.bean(ProblemCatalogue.class).of(failure);
            assertThat(problem.type().status()).isEqualTo(413);
            assertThat(problem.body())
                    .containsEntry("type", "https://guildhall.dev/problems/event-too-large")
                    .containsEntry("limit", EventTooLarge.MAX_EVENT_BYTES)
                    .hasEntrySatisfying(
                            "size", size -> assertThat((Integer) size).isGreaterThan(EventTooLarge.MAX_EVENT_BYTES));
            assertThat(guild.events()).hasSize(2);
        }
    }
}
