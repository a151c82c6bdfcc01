package dev.guildhall.query.giveaway;

import dev.guildhall.query.content.ContentView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One giveaway as the log tells it, without who takes part. Immutable.
 *
 * @param channelId where it is to stand, or stands
 * @param messageId its message, as soon as it is known to be posted
 * @param draw {@code null} until it has ended
 * @param rerolls in their order
 * @param entries how many take part
 * @param version position of its last event: what comes at or before it is already in here
 */
public record GiveawayView(
        String giveawayId,
        String guildId,
        GiveawayStatus status,
        String channelId,
        @Nullable String messageId,
        GiveawayTerms terms,
        @Nullable GiveawayDraw draw,
        List<GiveawayRound> rerolls,
        int entries,
        long version)
        implements ContentView {
    public GiveawayView {
        rerolls = List.copyOf(rerolls);
    }

    @Override
    public String id() {
        return giveawayId;
    }

    /** Those who win as of now: each who was replaced is gone, and the newly drawn come last. */
    public List<String> winners() {
        List<String> current = new ArrayList<>(draw == null ? List.of() : draw.winners());
        for (GiveawayRound reroll : rerolls) {
            current.removeAll(reroll.replaced());
            current.addAll(reroll.winners());
        }
        return current;
    }
}
