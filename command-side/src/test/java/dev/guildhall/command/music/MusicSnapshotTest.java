package dev.guildhall.command.music;

import static dev.guildhall.command.music.MusicHistory.GUILD;
import static dev.guildhall.command.music.MusicHistory.MAX;
import static dev.guildhall.command.music.MusicHistory.MONA;
import static dev.guildhall.command.music.MusicHistory.OTTO;
import static dev.guildhall.command.music.MusicHistory.requested;
import static dev.guildhall.command.music.MusicHistory.voted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.SnapshotFiles;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.music.MusicEvent;
import dev.guildhall.events.music.QueueCleared;
import dev.guildhall.events.music.TrackMoved;
import dev.guildhall.events.music.TrackRemoved;
import dev.guildhall.events.music.TrackSkipped;
import dev.guildhall.events.music.VolumeSet;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MusicSnapshotTest {
    /** Every kind of event. */
    private static final List<MusicEvent> HISTORY = List.of(
            requested(1, MAX),
            requested(2, MAX),
            new QueueCleared(GUILD, 2, MONA),
            requested(3, MAX),
            requested(4, OTTO),
            requested(5, MAX),
            requested(6, OTTO),
            voted(3, OTTO, 5),
            new TrackSkipped(GUILD, 3, "requester", MAX, 0, 0),
            new TrackRemoved(GUILD, 5, MAX),
            new TrackMoved(GUILD, 6, 1, MONA),
            new VolumeSet(GUILD, 35, MONA),
            voted(6, MAX, 5));

    private final SnapshotFiles files = new SnapshotFiles(new MusicRepositoryConfiguration().musicQueueSnapshotForm());

    private static MusicQueue evolve(MusicQueue queue, List<MusicEvent> events, int from) {
        for (int at = from; at < events.size(); at++) {
            queue.evolve(events.get(at), at);
        }
        return queue;
    }

    private static String json(MusicQueue queue) {
        return EventJson.writeString(queue.snapshot());
    }

    @Test
    void leadsToTheSameQueueWhereverItIsTaken() {
        for (int cut = 1; cut <= HISTORY.size(); cut++) {
            MusicQueue again = new MusicQueue();
            String kept = json(evolve(new MusicQueue(), HISTORY.subList(0, cut), 0));
            again.evolve(EventJson.read(kept, MusicQueueSnapshot.class), cut - 1);

            assertThat(json(evolve(again, HISTORY, cut))).isEqualTo(json(evolve(new MusicQueue(), HISTORY, 0)));
            assertThat(again.aggregateId()).isEqualTo("music:" + GUILD);
        }
    }

    @Test
    void holdsNothingThatAnybodyTyped() {
        assertThat(json(evolve(new MusicQueue(), HISTORY, 0))).doesNotContain("Kumquat");
    }

    @Test
    void keepsItsShape() throws IOException {
        files.assertShape();
    }

    @Test
    void isWhatTheSameHistoryStillLeadsTo() throws IOException {
        files.assertContent(json(evolve(new MusicQueue(), HISTORY, 0)));
    }
}
