package dev.guildhall.bot.sides;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A giveaway as the other sides tell it.
 *
 * @param description empty where there is none
 * @param status one of the constants; others may come
 * @param messageId of the card; {@code null} until it is known to be posted
 * @param winners as of now, after all rerolls
 * @param rerolls the first one first
 */
public record GiveawayView(
        String id,
        String prize,
        String description,
        int winnerCount,
        String status,
        long entries,
        Instant startsAt,
        Instant endsAt,
        String channelId,
        @Nullable String messageId,
        String hostId,
        Requirements requirements,
        List<BonusEntry> bonusEntries,
        List<String> winners,
        List<Reroll> rerolls,
        @Nullable String commitment,
        @Nullable Appearance appearance) {
    public static final String PENDING = "PENDING";
    public static final String ACTIVE = "ACTIVE";
    public static final String ENDED = "ENDED";
    public static final String CANCELLED = "CANCELLED";

    /** What a member must have to enter; days are full days of 24 hours, 0 for none. */
    public record Requirements(List<String> roleIds, int minAccountAgeDays, int minMemberAgeDays) {
        static final Requirements NONE = new Requirements(List.of(), 0, 0);

        public Requirements {
            roleIds = orEmpty(roleIds);
        }
    }

    /** So many more tickets for those who hold the role. */
    public record BonusEntry(String roleId, int count) {}

    /** @param winners only those newly drawn */
    public record Reroll(int round, List<String> replaced, List<String> winners) {
        public Reroll {
            replaced = orEmpty(replaced);
            winners = orEmpty(winners);
        }
    }

    /** How the guild wants its giveaways to look. */
    public record Appearance(
            @Nullable String buttonText,
            @Nullable String buttonEmoji,
            @Nullable String colour,
            @Nullable String pingRoleId) {
        public static final Appearance PLAIN = new Appearance(null, null, null, null);
    }

    public GiveawayView {
        description = description == null ? "" : description;
        requirements = requirements == null ? Requirements.NONE : requirements;
        bonusEntries = orEmpty(bonusEntries);
        winners = orEmpty(winners);
        rerolls = orEmpty(rerolls);
    }

    /** A list that another side left out is empty. */
    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    public Appearance look() {
        return appearance == null ? Appearance.PLAIN : appearance;
    }

    public boolean over() {
        return status.equals(ENDED) || status.equals(CANCELLED);
    }

    /** Who was drawn in that round, whatever came after; round 0 is the end. */
    public List<String> drawnIn(int round) {
        if (round > 0) {
            return rerolls.stream()
                    .filter(reroll -> reroll.round() == round)
                    .flatMap(reroll -> reroll.winners().stream())
                    .toList();
        }
        List<String> drawn = new ArrayList<>(winners);
        for (Reroll reroll : rerolls.reversed()) {
            drawn.removeAll(reroll.winners());
            drawn.addAll(reroll.replaced());
        }
        return List.copyOf(drawn);
    }
}
