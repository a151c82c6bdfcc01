package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.events.giveaway.GiveawayAnnounced;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayDeliveryFailed;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a giveaway but its entries. Immutable; each {@code after} only assigns.
 *
 * @param winners who wins now
 * @param drawn how many ever won
 * @param round of the last reroll; 0 before the first
 * @param announced message ids by round
 * @param failed causes by delivery, until it succeeds
 * @param sequence of the last event
 */
record GiveawayState(
        GiveawayCreated terms,
        GiveawayStatus status,
        @Nullable String messageId,
        @Nullable GiveawayEnded end,
        List<String> winners,
        int drawn,
        int round,
        Map<String, String> announced,
        Map<String, String> failed,
        long sequence) {
    static GiveawayState of(GiveawayCreated terms, long at) {
        return new GiveawayState(terms, GiveawayStatus.PENDING, null, null, List.of(), 0, 0, Map.of(), Map.of(), at);
    }

    static GiveawayState of(GiveawaySnapshot kept, long at) {
        return new GiveawayState(
                kept.terms(),
                kept.status(),
                kept.messageId(),
                kept.end(),
                kept.winners(),
                kept.drawn(),
                kept.round(),
                kept.announced(),
                kept.failed(),
                at);
    }

    GiveawaySnapshot snapshot(Entries entries) {
        return new GiveawaySnapshot(
                terms,
                status,
                messageId,
                end,
                winners,
                drawn,
                round,
                announced,
                failed,
                entries.size(),
                EntryCodec.encode(entries));
    }

    /** Refused on this state, and on none that came later. */
    Rejected rejected(Rejection rejection) {
        return new Rejected(rejection, sequence);
    }

    GiveawayState after(long at) {
        return changed(status, end, winners, drawn, round, at);
    }

    GiveawayState after(GiveawayStatus now, long at) {
        return changed(now, end, winners, drawn, round, at);
    }

    GiveawayState after(GiveawayEnded event, long at) {
        return changed(
                GiveawayStatus.ENDED, event, event.winners(), event.winners().size(), round, at);
    }

    GiveawayState after(GiveawayRerolled event, long at) {
        List<String> remaining = new ArrayList<>(winners);
        remaining.removeAll(event.replaced());
        remaining.addAll(event.winners());
        return changed(
                status, end, List.copyOf(remaining), drawn + event.winners().size(), event.round(), at);
    }

    GiveawayState after(GiveawayMessagePosted event, long at) {
        return delivered(event.messageId(), announced, without(failed, new Delivery.Card().word()), at);
    }

    GiveawayState after(GiveawayAnnounced event, long at) {
        return delivered(
                messageId,
                with(announced, Integer.toString(event.round()), event.messageId()),
                without(failed, new Delivery.Announcement(event.round()).word()),
                at);
    }

    GiveawayState after(GiveawayDeliveryFailed event, long at) {
        return delivered(messageId, announced, with(failed, event.delivery(), event.cause()), at);
    }

    private GiveawayState changed(
            GiveawayStatus now, @Nullable GiveawayEnded ended, List<String> winning, int ever, int last, long at) {
        return new GiveawayState(terms, now, messageId, ended, winning, ever, last, announced, failed, at);
    }

    private GiveawayState delivered(
            @Nullable String card, Map<String, String> announcements, Map<String, String> failures, long at) {
        return new GiveawayState(terms, status, card, end, winners, drawn, round, announcements, failures, at);
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new HashMap<>(map);
        more.put(key, value);
        return Map.copyOf(more);
    }

    private static Map<String, String> without(Map<String, String> map, String key) {
        Map<String, String> less = new HashMap<>(map);
        less.remove(key);
        return Map.copyOf(less);
    }
}
