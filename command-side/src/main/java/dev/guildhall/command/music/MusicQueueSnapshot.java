package dev.guildhall.command.music;

import dev.guildhall.command.dispatch.GrowingState;
import dev.guildhall.eventlog.SnapshotType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue as it is kept beside the log. It holds ids, nothing else about a person. Whoever changes the shape, or what
 * {@code evolve} makes of an event, takes the next revision.
 *
 * @param tracks the first first
 * @param voters who does not want to hear the first one
 * @param volume {@code null} where nobody has said so
 */
@SnapshotType(value = "music.QueueState", revision = 1)
record MusicQueueSnapshot(
        String guildId,
        int lastNumber,
        List<Track> tracks,
        List<String> voters,
        @Nullable Long volume) implements GrowingState {
    private static final int PARTS_OF_A_TRACK = 4;

    MusicQueueSnapshot {
        tracks = List.copyOf(tracks);
        voters = List.copyOf(voters);
    }

    @Override
    public int parts() {
        return tracks.size() * PARTS_OF_A_TRACK + voters.size();
    }
}
