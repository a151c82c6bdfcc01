package dev.guildhall.query.music;

import dev.guildhall.events.music.MusicEvent;
import dev.guildhall.query.content.ContentEvent;
import dev.guildhall.query.content.ContentFeature;
import dev.guildhall.query.content.ContentStep;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.rebuild.ViewTable;
import java.util.List;
import java.util.Optional;

/** How the view of queues follows the log. Nothing is to be done in Discord because of it. */
final class MusicFeature implements ContentFeature<MusicEvent, QueueView> {
    static final String GROUP = "music-view";
    static final String EVENT_TYPES = "music.";

    /** Goes up whenever the same events make other rows. */
    static final int VERSION = 1;

    static final List<ViewTable> TABLES = List.of(ViewTable.of("music_queue"));

    private final QueueViews views;

    MusicFeature(QueueViews views) {
        this.views = views;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public String types() {
        return EVENT_TYPES;
    }

    @Override
    public Optional<MusicEvent> event(Object payload) {
        return payload instanceof MusicEvent event ? Optional.of(event) : Optional.empty();
    }

    @Override
    public List<ContentStep<MusicEvent, QueueView>> follow(List<ContentEvent<MusicEvent>> events) {
        views.follow(
                events,
                MusicEvent::guildId,
                (before, event) -> QueueView.evolve(before, event.event(), event.position()));
        return List.of();
    }

    @Override
    public void decide(ContentStep<MusicEvent, QueueView> step, EffectDecisions decisions) {}
}
