package dev.guildhall.query.music;

import dev.guildhall.events.music.MusicEvent;
import dev.guildhall.events.music.QueueCleared;
import dev.guildhall.events.music.SkipVoted;
import dev.guildhall.events.music.TrackMoved;
import dev.guildhall.events.music.TrackRemoved;
import dev.guildhall.events.music.TrackRequested;
import dev.guildhall.events.music.TrackSkipped;
import dev.guildhall.events.music.VolumeSet;
import dev.guildhall.query.configuration.UnprojectableEvent;
import dev.guildhall.query.content.ContentView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a guild as the log tells it. Immutable.
 *
 * @param tracks the first first
 * @param votes how many do not want to hear the first one
 * @param volume {@code null} where nobody has said so
 */
record QueueView(
        String guildId,
        List<QueuedTrack> tracks,
        int votes,
        @Nullable Integer volume,
        long version) implements ContentView {
    private static final int NOTHING = 0;

    QueueView {
        tracks = List.copyOf(tracks);
    }

    /** Before anything happened. */
    static QueueView empty(String guildId) {
        return new QueueView(guildId, List.of(), 0, null, 0);
    }

    @Override
    public String id() {
        return guildId;
    }

    /**
     * The view after one more event; the view itself when the event is already in it.
     *
     * @param before {@code null} before the first
     * @throws UnprojectableEvent when it is about a track that is not in the queue
     */
    static QueueView evolve(@Nullable QueueView before, MusicEvent event, long position) {
        QueueView view = before == null ? empty(event.guildId()) : before;
        if (position <= view.version()) {
            return view;
        }
        return switch (event) {
            case TrackRequested requested -> view.with(view.plus(QueuedTrack.of(requested, position)), position);
            case TrackRemoved removed -> view.with(view.minus(removed.number(), position), position);
            case TrackSkipped skipped -> view.with(view.minus(skipped.number(), position), position);
            case SkipVoted ignored -> new QueueView(view.guildId, view.tracks, view.votes + 1, view.volume, position);
            case TrackMoved moved -> view.with(view.moved(moved, position), position);
            case QueueCleared ignored -> view.with(List.of(), position);
            case VolumeSet set -> new QueueView(view.guildId, view.tracks, view.votes, set.volume(), position);
        };
    }

    private List<QueuedTrack> plus(QueuedTrack track) {
        List<QueuedTrack> more = new ArrayList<>(tracks);
        more.add(track);
        return more;
    }

    private List<QueuedTrack> minus(int number, long position) {
        List<QueuedTrack> fewer = new ArrayList<>(tracks);
        if (!fewer.removeIf(track -> track.number() == number)) {
            throw new UnprojectableEvent(position, "track %d is not in the queue".formatted(number));
        }
        return fewer;
    }

    private List<QueuedTrack> moved(TrackMoved event, long position) {
        QueuedTrack track = tracks.stream()
                .filter(each -> each.number() == event.number())
                .findFirst()
                .orElseThrow(() ->
                        new UnprojectableEvent(position, "track %d is not in the queue".formatted(event.number())));
        List<QueuedTrack> others = minus(event.number(), position);
        others.add(Math.min(event.place() - 1, others.size()), track);
        return others;
    }

    /** Votes are about the first one, and gone with it. */
    private QueueView with(List<QueuedTrack> now, long position) {
        boolean sameFirst = first(now) == first(tracks);
        return new QueueView(guildId, now, sameFirst ? votes : 0, volume, position);
    }

    private static int first(List<QueuedTrack> tracks) {
        return tracks.isEmpty() ? NOTHING : tracks.getFirst().number();
    }
}
