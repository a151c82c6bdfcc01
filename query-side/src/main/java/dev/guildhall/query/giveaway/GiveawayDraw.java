package dev.guildhall.query.giveaway;

import dev.guildhall.events.giveaway.GiveawayEnded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the end revealed, see {@link GiveawayEnded}. */
public record GiveawayDraw(
        String seed,
        @Nullable String publicValue,
        int entries,
        long tickets,
        String entriesHash,
        List<String> winners) {
    static GiveawayDraw of(GiveawayEnded event) {
        return new GiveawayDraw(
                event.seed(),
                event.publicValue(),
                event.entries(),
                event.tickets(),
                event.entriesHash(),
                List.copyOf(event.winners()));
    }
}
