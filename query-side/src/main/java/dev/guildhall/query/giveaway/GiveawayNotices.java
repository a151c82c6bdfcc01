package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.query.content.ContentNotices;
import dev.guildhall.query.content.ContentStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told of giveaways. */
final class GiveawayNotices {
    private static final String WINNERS = "winnerIds";

    private GiveawayNotices() {}

    /** What is only of interest to those who look at it anyway is no notice, but a change that is found by its version. */
    static Optional<DiscordEvent> notice(ContentStep<GiveawayEvent, GiveawayView> step) {
        return switch (step.event()) {
            case GiveawayCreated e ->
                of(step, DiscordEventType.GIVEAWAY_CREATE, e.hostId(), "channelId", e.channelId());
            case GiveawayEntered e ->
                of(
                        step,
                        DiscordEventType.GIVEAWAY_ENTRY,
                        e.userId(),
                        "entries",
                        step.after().entries());
            case GiveawayEnded e -> of(step, DiscordEventType.GIVEAWAY_END, null, WINNERS, List.copyOf(e.winners()));
            case GiveawayCancelled ignored ->
                of(
                        step,
                        DiscordEventType.GIVEAWAY_CANCEL,
                        null,
                        "entries",
                        step.after().entries());
            case GiveawayRerolled e ->
                of(step, DiscordEventType.GIVEAWAY_REROLL, null, WINNERS, List.copyOf(e.winners()));
            default -> Optional.empty();
        };
    }

    private static Optional<DiscordEvent> of(
            ContentStep<GiveawayEvent, GiveawayView> step,
            DiscordEventType type,
            @Nullable String userId,
            String member,
            Object value) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("giveawayId", step.event().giveawayId());
        data.put("prize", step.after().terms().prize());
        data.put(member, value);
        return Optional.of(ContentNotices.notice(step, type, userId, data));
    }
}
