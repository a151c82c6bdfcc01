package dev.guildhall.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guildhall.query.Databases;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What counts as time that a rebuild takes. Whatever must not count is an hour long. */
final class RebuildTimesIT {
    private static final String VIEW = "timeline";
    private static final String ID = "timeline-1";
    private static final double USUAL = 0.125;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final TestDatabase database = Databases.migrated();
    private final DataSource dataSource =
            new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final Rebuilds rebuilds = new Rebuilds(dataSource);

    private Attempt begun(@Nullable String guildId) {
        rebuilds.request(ID, VIEW);
        jdbc.sql("UPDATE query.rebuild SET only_guild_id = ? WHERE rebuild_id = ?")
                .param(guildId)
                .param(ID)
                .update();
        return new Attempt(ID, rebuilds.begin(ID, USUAL));
    }

    private Progress progress() {
        return rebuilds.find(ID).orElseThrow().progress();
    }

    /** As if it had been begun that long ago. */
    private void begunBefore(Duration ago) {
        jdbc.sql(
                        "UPDATE query.rebuild SET begun_at = clock_timestamp() - make_interval(secs => ?) WHERE rebuild_id = ?")
                .params(ago.toSeconds(), ID)
                .update();
    }

    @Nested
    class WhenItIsPaused {
        /** Begun 70 minutes ago, an hour of which it waits. */
        private Attempt waitingSinceAnHour() {
            Attempt attempt = begun(null);
            begunBefore(TEN_MINUTES.plusHours(1));
            rebuilds.waits(attempt);
            jdbc.sql("UPDATE query.rebuild SET paused_at = begun_at + interval '10 min' WHERE rebuild_id = ?")
                    .param(ID)
                    .update();
            return attempt;
        }

        @Test
        void theTimeStandsStill() {
            waitingSinceAnHour();

            assertThat(progress().worked()).isEqualTo(TEN_MINUTES);
        }

        @Test
        void itIsNotCountedAfterwards() {
            Attempt attempt = waitingSinceAnHour();

            rebuilds.goesOn(attempt);
            rebuilds.progress(attempt, RebuildState.FILLING, 500, 1_000, 500);

            assertThat(progress().worked()).isCloseTo(TEN_MINUTES, Duration.ofMinutes(5));
            assertThat(progress().left()).isCloseTo(TEN_MINUTES, Duration.ofMinutes(5));
        }

        @Test
        void onePauseAfterTheOtherIsCountedByItself() {
            Attempt attempt = waitingSinceAnHour();
            rebuilds.goesOn(attempt);
            rebuilds.waits(attempt);
            jdbc.sql(
                            "UPDATE query.rebuild SET begun_at = begun_at - interval '1 h', paused_at = paused_at - interval '1 h'"
                                    + " WHERE rebuild_id = ?")
                    .param(ID)
                    .update();

            rebuilds.goesOn(attempt);

            assertThat(progress().worked()).isCloseTo(TEN_MINUTES, Duration.ofMinutes(5));
        }

        @Test
        void noPauseOfAnAttemptThatDiedIsLeft() {
            waitingSinceAnHour();

            rebuilds.begin(ID, USUAL);

            assertThat(progress().worked()).isLessThan(TEN_MINUTES);
            assertThat(progress().reading()).isNull();
        }

        @Test
        void nobodyElseSaysSo() {
            Attempt attempt = begun(null);
            rebuilds.begin(ID, USUAL);

            assertThatThrownBy(() -> rebuilds.waits(attempt)).isInstanceOf(Superseded.class);
            assertThatThrownBy(() -> rebuilds.goesOn(attempt)).isInstanceOf(Superseded.class);
            assertThatThrownBy(() -> rebuilds.readAll(attempt)).isInstanceOf(Superseded.class);
        }
    }

    @Nested
    class WhenAnotherCameBefore {
        private static final String BEFORE = """
                INSERT INTO query.rebuild (rebuild_id, projection, accepts_differences, requested, state, begun_at, rest,
                                           read_millis, swapped)
                VALUES ('before', ?, false, 0, ?, now() - interval '1 day', 0.3, ?, ?)""";

        private double restAfter(String projection, RebuildState state, long readMillis, @Nullable Long swapped) {
            jdbc.sql(BEFORE)
                    .params(projection, state.word(), readMillis)
                    .param(swapped)
                    .update();
            begun(null);
            return progress().rest();
        }

        @Test
        void whatCameAfterReadingIsExpectedAgain() {
            assertThat(restAfter(VIEW, RebuildState.DONE, 100_000, 5L)).isEqualTo(0.3);
        }

        @Test
        void oneOfAnotherViewSaysNothing() {
            assertThat(restAfter("level-view", RebuildState.DONE, 100_000, 5L)).isEqualTo(USUAL);
        }

        @Test
        void oneThatReplacedNothingSaysNothing() {
            assertThat(restAfter(VIEW, RebuildState.ABORTED, 100_000, null)).isEqualTo(USUAL);
        }

        @Test
        void oneThatWasShortSaysNothing() {
            assertThat(restAfter(VIEW, RebuildState.DONE, Rebuilds.LONG_ENOUGH.toMillis() - 1, 5L))
                    .isEqualTo(USUAL);
        }

        @Test
        void ofOneGuildNothingComesAfterReading() {
            begun("1180000000000000001");

            assertThat(progress().rest()).isZero();
        }
    }

    @Nested
    class WhenTheLogIsRead {
        @Test
        void itIsKnownHowLongThatTook() {
            Attempt attempt = begun(null);
            begunBefore(TEN_MINUTES);

            rebuilds.readAll(attempt);
            begunBefore(TEN_MINUTES.multipliedBy(2));

            assertThat(progress().reading()).isCloseTo(TEN_MINUTES, Duration.ofMinutes(5));
            assertThat(progress().worked()).isGreaterThan(TEN_MINUTES.plusMinutes(5));
        }

        /** Begun an hour and a half ago, of which the log was read for an hour. */
        @Test
        void itIsKnownHowLongTheRestTookWhenTheLiveViewIsReplaced() {
            Attempt attempt = begun(null);
            begunBefore(Duration.ofMinutes(90));
            jdbc.sql("UPDATE query.rebuild SET read_millis = 3600000 WHERE rebuild_id = ?")
                    .param(ID)
                    .update();

            rebuilds.swapped(attempt, 5, List.of());

            assertThat(progress().rest()).isCloseTo(0.5, within(0.1));
        }

        @Test
        void whatWasExpectedStaysWhereThereWasNothingToRead() {
            Attempt attempt = begun(null);
            jdbc.sql("UPDATE query.rebuild SET read_millis = 0 WHERE rebuild_id = ?")
                    .param(ID)
                    .update();

            rebuilds.swapped(attempt, 5, List.of());

            assertThat(progress().rest()).isEqualTo(USUAL);
        }
    }
}
