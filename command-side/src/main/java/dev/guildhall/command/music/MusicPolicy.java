package dev.guildhall.command.music;

import dev.guildhall.command.music.MusicRejection.AlreadyVoted;
import dev.guildhall.command.music.MusicRejection.ModuleOff;
import dev.guildhall.command.music.MusicRejection.NotDj;
import dev.guildhall.command.music.MusicRejection.NotFirst;
import dev.guildhall.command.music.MusicRejection.NotListening;
import dev.guildhall.command.music.MusicRejection.OtherChannel;
import dev.guildhall.command.music.MusicRejection.QueueEmpty;
import dev.guildhall.command.music.MusicRejection.QueueFull;
import dev.guildhall.command.music.MusicRejection.TooManyTracks;
import dev.guildhall.command.music.MusicRejection.UnknownTrack;
import dev.guildhall.events.music.MusicEvent;
import dev.guildhall.events.music.QueueCleared;
import dev.guildhall.events.music.SkipVoted;
import dev.guildhall.events.music.TrackMoved;
import dev.guildhall.events.music.TrackRemoved;
import dev.guildhall.events.music.TrackRequested;
import dev.guildhall.events.music.TrackSkipped;
import dev.guildhall.events.music.VolumeSet;
import java.util.List;
import java.util.Objects;

/** What follows from what is asked of the queue. Throws {@link dev.guildhall.command.dispatch.Rejected}. */
record MusicPolicy(Tracks tracks) {
    private static final String BY_REQUESTER = "requester";
    private static final String BY_DJ = "dj";
    private static final String BY_VOTE = "vote";

    TrackRequested requested(RequestTrack command) {
        requireOn(command.terms());
        requireChannel(command.by(), command.terms());
        if (tracks.size() >= command.terms().maxQueue()) {
            throw tracks.rejected(new QueueFull(command.terms().maxQueue()));
        }
        if (tracks.of(command.by().userId()) >= MusicLimits.MAX_TRACKS_OF_MEMBER) {
            throw tracks.rejected(new TooManyTracks(MusicLimits.MAX_TRACKS_OF_MEMBER));
        }
        return new TrackRequested(
                command.guildId(),
                command.trackId(),
                tracks.lastNumber() + 1,
                command.by().userId(),
                command.text(),
                command.atMillis());
    }

    List<MusicEvent> skipped(SkipTrack command) {
        requireOn(command.terms());
        Track first = tracks.first().orElseThrow(() -> tracks.rejected(new QueueEmpty()));
        if (first.number() != command.number()) {
            throw tracks.rejected(tracks.find(command.number()).isPresent() ? new NotFirst() : new UnknownTrack());
        }
        if (first.userId().equals(command.by().userId())) {
            return List.of(over(command, BY_REQUESTER));
        }
        return command.by().isDj(command.terms()) ? List.of(over(command, BY_DJ)) : voted(command);
    }

    private static TrackSkipped over(SkipTrack command, String means) {
        return new TrackSkipped(
                command.guildId(), command.number(), means, command.by().userId(), 0, 0);
    }

    /** When fewer listen than when somebody voted, that vote may be enough by now. */
    private List<MusicEvent> voted(SkipTrack command) {
        requireChannel(command.by(), command.terms());
        if (!command.audience().listens()) {
            throw tracks.rejected(new NotListening());
        }
        String userId = command.by().userId();
        int listeners = command.audience().listeners();
        int needed = command.terms().votesNeeded(listeners);
        boolean again = tracks.hasVoted(userId);
        int votes = tracks.votes() + (again ? 0 : 1);
        SkipVoted vote = new SkipVoted(command.guildId(), command.number(), userId, listeners);
        if (votes >= needed) {
            TrackSkipped over =
                    new TrackSkipped(command.guildId(), command.number(), BY_VOTE, userId, votes, listeners);
            return again ? List.of(over) : List.of(vote, over);
        }
        if (again) {
            throw tracks.rejected(new AlreadyVoted(votes, needed));
        }
        return List.of(vote);
    }

    TrackRemoved removed(RemoveTrack command) {
        requireOn(command.terms());
        Track track = known(command.number());
        if (!track.userId().equals(command.by().userId())) {
            requireDj(command.by(), command.terms());
        }
        return new TrackRemoved(command.guildId(), track.number(), command.by().userId());
    }

    List<MusicEvent> moved(MoveTrack command) {
        requireOn(command.terms());
        requireDj(command.by(), command.terms());
        Track track = known(command.number());
        int place = Math.min(command.place(), tracks.size());
        return place == tracks.place(track)
                ? List.of()
                : List.of(new TrackMoved(
                        command.guildId(), track.number(), place, command.by().userId()));
    }

    QueueCleared cleared(ClearQueue command) {
        requireOn(command.terms());
        requireDj(command.by(), command.terms());
        if (tracks.size() == 0) {
            throw tracks.rejected(new QueueEmpty());
        }
        return new QueueCleared(command.guildId(), tracks.size(), command.by().userId());
    }

    List<MusicEvent> volume(SetVolume command) {
        requireOn(command.terms());
        requireDj(command.by(), command.terms());
        return Objects.equals(tracks.volume(), command.volume())
                ? List.of()
                : List.of(new VolumeSet(
                        command.guildId(), command.volume(), command.by().userId()));
    }

    private Track known(int number) {
        return tracks.find(number).orElseThrow(() -> tracks.rejected(new UnknownTrack()));
    }

    private void requireOn(MusicTerms terms) {
        if (!terms.on()) {
            throw tracks.rejected(new ModuleOff());
        }
    }

    private void requireChannel(MusicMember by, MusicTerms terms) {
        String wanted = terms.requestChannelId();
        if (wanted != null && !wanted.equals(by.channelId())) {
            throw tracks.rejected(new OtherChannel(wanted));
        }
    }

    private void requireDj(MusicMember by, MusicTerms terms) {
        if (!by.isDj(terms)) {
            throw tracks.rejected(new NotDj());
        }
    }
}
