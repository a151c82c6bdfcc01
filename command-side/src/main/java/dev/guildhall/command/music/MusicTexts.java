package dev.guildhall.command.music;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.music.TrackRequested;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What members want to hear, read from the log whenever it is told: nowhere else would it be erased with them.
 * Thread-safe.
 */
final class MusicTexts {
    private static final String DATA = "data";

    private final LogReader log;

    MusicTexts(LogReader log) {
        this.log = log;
    }

    /** @param answer the JSON of an answer about a {@link MusicView}, into that about a {@link MusicAnswer} */
    byte[] told(String guildId, byte[] answer) {
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(answer);
        MusicView view = EventJson.mapper().treeToValue(json.get(DATA), MusicView.class);
        json.set(DATA, EventJson.mapper().valueToTree(answer(guildId, view)));
        return EventJson.write(json);
    }

    private MusicAnswer answer(String guildId, MusicView view) {
        return new MusicAnswer(
                view.outcome().name(),
                view.number(),
                view.userId(),
                view.place(),
                text(guildId, view.text()),
                view.queued(),
                view.votes(),
                view.needed(),
                view.cleared(),
                view.volume());
    }

    private @Nullable String text(String guildId, @Nullable Long sequence) {
        if (sequence == null) {
            return null;
        }
        return log.aggregateEvent(AggregateIds.music(guildId), sequence)
                .map(logged -> logged.payload() instanceof TrackRequested requested ? requested.text() : null)
                .orElseThrow(() -> new IllegalStateException("no track of the queue stands in its event " + sequence));
    }
}
