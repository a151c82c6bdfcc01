package dev.guildhall.query.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.SubjectKeys;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.music.QueueCleared;
import dev.guildhall.events.music.SkipVoted;
import dev.guildhall.events.music.TrackMoved;
import dev.guildhall.events.music.TrackRemoved;
import dev.guildhall.events.music.TrackRequested;
import dev.guildhall.events.music.TrackSkipped;
import dev.guildhall.events.music.VolumeSet;
import dev.guildhall.query.Databases;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.query.content.ContentReplay;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Queues as they are read, and as they follow from the log. */
class MusicIT {
    private static final String OLIVIA = "1180000000000000101";
    private static final String MAX = "1180000000000000104";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong GUILDS = new AtomicLong(1_180_000_000_000_090_000L);

    private static TestDatabase database;
    private static QuerySideProcess side;

    private String guild = "";

    @BeforeAll
    static void start() {
        database = Databases.migrated();
        side = QuerySideProcess.start(database, TestRedis.shared().url());
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @BeforeEach
    void meet() {
        guild = Long.toString(GUILDS.incrementAndGet());
        side.log().append(new GuildRegistered(guild, "Demo", OLIVIA));
    }

    private long append(GuildhallEvent... events) {
        return side.log().append(events);
    }

    private TrackRequested requested(int number, String userId) {
        return new TrackRequested(guild, "track:" + number, number, userId, "Song " + number, 1_800_000_000_000L);
    }

    private Reply get(String query, String userId) throws Exception {
        return side.get("/api/guilds/" + guild + "/music/queue" + query, userId);
    }

    /** As it is at that position, however busy the machine is. */
    private Reply at(long position) throws Exception {
        await().atMost(PATIENCE).until(() -> get("?atLeast=" + position, OLIVIA).status() == 200);
        return get("?atLeast=" + position, OLIVIA);
    }

    private static List<Integer> numbers(Reply reply) {
        List<Integer> values = new ArrayList<>();
        reply.body()
                .at("/data/tracks")
                .forEach(track -> values.add(track.get("number").asInt()));
        return values;
    }

    @Nested
    class WhenItIsRead {
        @Test
        void answersWhatTheContractSays() throws Exception {
            long version = append(requested(1, MAX));

            Reply reply = at(version);

            assertThat(reply.headers()).containsEntry("etag", "\"" + version + "\"");
            assertThat(reply.version()).isEqualTo(version);
            assertThat(reply.body().at("/data").toString()).isEqualTo("""
                            {"queued":1,"votes":0,"volume":50,"tracks":[{"place":1,"number":1,"text":"Song 1",\
                            "userId":"%s","requestedAt":"2027-01-15T08:00:00Z"}]}""".formatted(MAX));
        }

        @Test
        void isEmptyWhereNobodyRequestedAnything() throws Exception {
            await("the guild").atMost(PATIENCE).until(() -> get("", OLIVIA).status() == 200);
            Reply reply = get("", OLIVIA);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.version()).isZero();
            assertThat(reply.body().at("/data").toString())
                    .isEqualTo("{\"queued\":0,\"votes\":0,\"volume\":50,\"tracks\":[]}");
        }

        @Test
        void isReadPageByPage() throws Exception {
            long version = append(requested(1, MAX), requested(2, MAX), requested(3, MAX));
            at(version);

            assertThat(numbers(get("?limit=2", OLIVIA))).containsExactly(1, 2);
            Reply second = get("?limit=2&after=2", OLIVIA);
            assertThat(numbers(second)).containsExactly(3);
            assertThat(second.body().at("/data/tracks/0/place").asInt()).isEqualTo(3);
            assertThat(second.body().at("/data/queued").asInt()).isEqualTo(3);
            assertThat(numbers(get("?after=999999999999", OLIVIA))).isEmpty();
        }

        @Test
        void isForThoseOnlyWhoMayReadTheGuild() throws Exception {
            append(requested(1, MAX));

            assertThat(get("", MAX).status()).isEqualTo(403);
            for (String query : List.of("?limit=0", "?limit=201", "?after=x")) {
                assertThat(get(query, OLIVIA).status()).as(query).isEqualTo(400);
            }
        }

        @Test
        void holdsNothingThatAnybodyTyped() throws Exception {
            String userId = "1180000000000000178";
            at(append(requested(1, userId)));
            assertThat(new ContentReplay(side, database, "music")
                            .rows("SELECT q::text FROM query.music_queue q WHERE guild_id = '" + guild + "'")
                            .toString())
                    .contains(userId)
                    .doesNotContain("Song");

            SubjectKeys keys = side.bean(SubjectKeys.class);
            keys.destroy(userId, List.of(keys.newest(userId).orElseThrow()));

            assertThat(get("", OLIVIA).at("/data/tracks/0/text")).isEqualTo("[erased]");
        }
    }

    @Nested
    class WhenItChanges {
        @Test
        void followsEveryEvent() throws Exception {
            Reply voted = at(append(
                    requested(1, MAX),
                    requested(2, MAX),
                    requested(3, MAX),
                    requested(4, MAX),
                    new SkipVoted(guild, 1, OLIVIA, 4)));
            assertThat(voted.body().at("/data/votes").asInt()).isEqualTo(1);

            Reply skipped = at(append(new TrackSkipped(guild, 1, "dj", OLIVIA, 0, 0)));
            assertThat(numbers(skipped)).containsExactly(2, 3, 4);
            assertThat(skipped.body().at("/data/votes").asInt()).isZero();

            append(new SkipVoted(guild, 2, OLIVIA, 4));
            Reply removed = at(append(new TrackRemoved(guild, 3, MAX)));
            assertThat(numbers(removed)).containsExactly(2, 4);
            assertThat(removed.body().at("/data/votes").asInt()).isEqualTo(1);

            Reply moved = at(append(new TrackMoved(guild, 4, 1, OLIVIA)));
            assertThat(numbers(moved)).containsExactly(4, 2);
            assertThat(moved.body().at("/data/votes").asInt()).isZero();

            assertThat(at(append(new VolumeSet(guild, 35, OLIVIA)))
                            .body()
                            .at("/data/volume")
                            .asInt())
                    .isEqualTo(35);
            Reply cleared = at(append(new QueueCleared(guild, 2, OLIVIA)));
            assertThat(numbers(cleared)).isEmpty();
            assertThat(cleared.body().at("/data/volume").asInt()).isEqualTo(35);
        }

        @Test
        void isToldOfToThoseWhoAsk() throws Exception {
            long version = append(requested(1, MAX));
            at(version);

            String changes = side.ask("/internal/changes?since=" + (version - 1) + "&also=music-queue")
                    .body()
                    .toString();

            assertThat(changes).contains(guild).contains("music-queue");
        }
    }

    @Nested
    class WhenTheLogIsReadAgain {
        @Test
        void changesNothing() throws Exception {
            append(requested(1, MAX), requested(2, MAX), requested(3, MAX), new SkipVoted(guild, 1, OLIVIA, 4));
            long end = append(new TrackMoved(guild, 3, 2, OLIVIA), new VolumeSet(guild, 35, OLIVIA));
            at(end);
            ContentReplay replay = new ContentReplay(side, database, "music");
            String all = "SELECT q::text FROM query.music_queue q ORDER BY guild_id";
            List<String> views = replay.rows(all);

            replay.replay(end);
            assertThat(replay.rows(all)).isEqualTo(views);

            replay.replay(end, "TRUNCATE query.music_queue");
            assertThat(replay.rows(all)).isEqualTo(views);
        }
    }
}
