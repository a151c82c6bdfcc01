package dev.guildhall.command.moderation;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What moderators wrote about members, read from the log whenever it is told: nowhere else would it be erased with them.
 * Thread-safe.
 */
final class CaseTexts {
    private static final String DATA = "data";

    private final LogReader log;

    CaseTexts(LogReader log) {
        this.log = log;
    }

    /** @param answer the JSON of an answer about a {@link CaseView}, into that about a {@link CaseAnswer} */
    byte[] told(String guildId, byte[] answer) {
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(answer);
        CaseView view = EventJson.mapper().treeToValue(json.get(DATA), CaseView.class);
        json.set(DATA, EventJson.mapper().valueToTree(answer(guildId, view)));
        return EventJson.write(json);
    }

    private CaseAnswer answer(String guildId, CaseView view) {
        return new CaseAnswer(
                view.number(),
                view.kind(),
                view.userId(),
                view.moderatorId(),
                view.rule(),
                text(guildId, view.reason()),
                view.status().name(),
                view.createdAt(),
                view.until(),
                view.channelId(),
                view.revokedAt(),
                view.revokedBy(),
                text(guildId, view.revokeReason()),
                view.ledTo());
    }

    private @Nullable String text(String guildId, @Nullable Long sequence) {
        if (sequence == null) {
            return null;
        }
        GuildhallEvent event = log.aggregateEvent(AggregateIds.moderation(guildId), sequence)
                .map(LoggedEvent::payload)
                .orElseThrow(() -> new IllegalStateException("the desk has no event " + sequence));
        return switch (event) {
            case CaseOpened opened -> opened.reason();
            case CaseRevoked revoked -> revoked.reason();
            default -> throw new IllegalStateException("event " + sequence + " of the desk holds no text");
        };
    }
}
