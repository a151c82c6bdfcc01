package dev.guildhall.command.music;

import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.events.music.MusicEvent;
import dev.guildhall.events.music.QueueCleared;
import dev.guildhall.events.music.SkipVoted;
import dev.guildhall.events.music.TrackMoved;
import dev.guildhall.events.music.TrackRemoved;
import dev.guildhall.events.music.TrackRequested;
import dev.guildhall.events.music.TrackSkipped;
import dev.guildhall.events.music.VolumeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The queue of a guild as its events have made it. For one thread at a time. */
final class Tracks {
    private static final long NONE = -1;
    private static final int NOBODY = 0;

    private final List<Track> queue = new ArrayList<>();

    /** Who does not want to hear the first one. */
    private final Set<String> voters = new TreeSet<>();

    private String guildId = "";
    private int lastNumber;
    private @Nullable Integer volume;
    private long sequence = NONE;

    /** {@code null} until the first event. */
    @Nullable String guildId() {
        return sequence == NONE ? null : guildId;
    }

    int lastNumber() {
        return lastNumber;
    }

    /** {@code null} where nobody has said so. */
    @Nullable Integer volume() {
        return volume;
    }

    /** Of the last event. */
    long sequence() {
        return sequence;
    }

    int size() {
        return queue.size();
    }

    int votes() {
        return voters.size();
    }

    boolean hasVoted(String userId) {
        return voters.contains(userId);
    }

    long of(String userId) {
        return queue.stream().filter(track -> track.userId().equals(userId)).count();
    }

    /** Refused on this state, and on none that came later. */
    Rejected rejected(Rejection rejection) {
        return new Rejected(rejection, sequence);
    }

    Optional<Track> first() {
        return queue.stream().findFirst();
    }

    Optional<Track> find(int number) {
        return queue.stream().filter(track -> track.number() == number).findFirst();
    }

    Optional<Track> find(@Nullable String trackId) {
        return queue.stream().filter(track -> track.trackId().equals(trackId)).findFirst();
    }

    /** The first is 1; 0 for none. */
    int place(@Nullable Track track) {
        return queue.indexOf(track) + 1;
    }

    void evolve(MusicEvent event, long at) {
        guildId = event.guildId();
        sequence = at;
        int firstBefore = firstNumber();
        switch (event) {
            case TrackRequested requested -> {
                lastNumber = requested.number();
                queue.add(Track.of(requested, at));
            }
            case TrackRemoved removed -> remove(removed.number());
            case TrackSkipped skipped -> remove(skipped.number());
            case SkipVoted voted -> voters.add(voted.byUserId());
            case TrackMoved moved -> move(moved);
            case QueueCleared ignored -> queue.clear();
            case VolumeSet set -> volume = set.volume();
        }
        if (firstNumber() != firstBefore) {
            voters.clear();
        }
    }

    private int firstNumber() {
        return first().map(Track::number).orElse(NOBODY);
    }

    private void remove(int number) {
        queue.removeIf(track -> track.number() == number);
    }

    private void move(TrackMoved moved) {
        find(moved.number()).ifPresent(track -> {
            queue.remove(track);
            queue.add(moved.place() - 1, track);
        });
    }

    MusicQueueSnapshot snapshot() {
        return new MusicQueueSnapshot(
                guildId, lastNumber, queue, List.copyOf(voters), volume == null ? null : volume.longValue());
    }

    static Tracks of(MusicQueueSnapshot kept, long at) {
        Tracks tracks = new Tracks();
        tracks.guildId = kept.guildId();
        tracks.lastNumber = kept.lastNumber();
        tracks.queue.addAll(kept.tracks());
        tracks.voters.addAll(kept.voters());
        Long volume = kept.volume();
        tracks.volume = volume == null ? null : Math.toIntExact(volume);
        tracks.sequence = at;
        return tracks;
    }
}
