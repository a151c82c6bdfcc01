package dev.guildhall.command.music;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.music.MusicView.Outcome;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.music.MusicEvent;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a guild's members want to hear, in which order and how loud. {@code decide} asks the policy and applies what it
 * concludes, {@code evolve} only assigns.
 */
public final class MusicQueue {
    /** Room in memory that is counted like one guild's, in tracks. */
    static final int TRACKS_TO_A_UNIT = 32;

    private Tracks tracks = new Tracks();

    MusicQueue() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        String guildId = tracks.guildId();
        return guildId == null ? null : AggregateIds.music(guildId);
    }

    /** A repetition finds it in the queue. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<MusicView> decide(RequestTrack command) {
        if (tracks.find(command.trackId()).isEmpty()) {
            apply(new MusicPolicy(tracks).requested(command));
        }
        return about(Outcome.REQUESTED, tracks.find(command.trackId()).orElseThrow());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<MusicView> decide(SkipTrack command) {
        List<MusicEvent> events = new MusicPolicy(tracks).skipped(command);
        Track track = tracks.find(command.number()).orElseThrow();
        applyAll(events);
        boolean over = tracks.find(command.number()).isEmpty();
        int needed = over ? 0 : command.terms().votesNeeded(command.audience().listeners());
        return decided(MusicView.of(over ? Outcome.SKIPPED : Outcome.VOTED, tracks, track)
                .needing(needed));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<MusicView> decide(RemoveTrack command) {
        MusicEvent event = new MusicPolicy(tracks).removed(command);
        Track track = tracks.find(command.number()).orElseThrow();
        apply(event);
        return about(Outcome.REMOVED, track);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<MusicView> decide(MoveTrack command) {
        List<MusicEvent> events = new MusicPolicy(tracks).moved(command);
        applyAll(events);
        return about(Outcome.MOVED, tracks.find(command.number()).orElseThrow());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<MusicView> decide(ClearQueue command) {
        int before = tracks.size();
        apply(new MusicPolicy(tracks).cleared(command));
        return decided(MusicView.of(Outcome.CLEARED, tracks, null).clearing(before));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<MusicView> decide(SetVolume command) {
        applyAll(new MusicPolicy(tracks).volume(command));
        return about(Outcome.VOLUME_SET, null);
    }

    @CommandHandler
    Decision<MusicView> decide(ShowQueue command) {
        return about(command.outcome(), tracks.find(command.trackId()).orElse(null));
    }

    private static void applyAll(List<MusicEvent> events) {
        events.forEach(event -> apply(event));
    }

    private Decision<MusicView> about(Outcome outcome, @Nullable Track track) {
        return decided(MusicView.of(outcome, tracks, track));
    }

    private Decision<MusicView> decided(MusicView view) {
        return new Decision<>(view, tracks.sequence(), tracks.sequence());
    }

    MusicQueueSnapshot snapshot() {
        return tracks.snapshot();
    }

    /** As how many guilds it counts in memory. */
    int units() {
        return 1 + tracks.size() / TRACKS_TO_A_UNIT;
    }

    @EventSourcingHandler
    void evolve(MusicQueueSnapshot snapshot, @SequenceNumber long at) {
        tracks = Tracks.of(snapshot, at);
    }

    @EventSourcingHandler
    void evolve(MusicEvent event, @SequenceNumber long at) {
        tracks.evolve(event, at);
    }
}
