package dev.guildhall.query.giveaway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What anybody needs to repeat the draw. Before the end nothing but the commitment is known.
 *
 * @param entries by id, as numbers; empty before the end
 * @param winners as drawn at the end
 */
record GiveawayProof(
        String giveawayId,
        String algorithm,
        GiveawayStatus status,
        String commitment,
        @Nullable String seed,
        @Nullable String publicValue,
        int winnerCount,
        List<Entry> entries,
        @Nullable String entriesHash,
        List<String> winners,
        List<GiveawayRound> rerolls) {
    record Entry(String userId, int tickets) {}

    static GiveawayProof of(GiveawayView view, List<Entry> entries) {
        GiveawayDraw draw = view.draw();
        return new GiveawayProof(
                view.giveawayId(),
                view.terms().algorithm(),
                view.status(),
                view.terms().commitment(),
                draw == null ? null : draw.seed(),
                draw == null ? null : draw.publicValue(),
                view.terms().winnerCount(),
                entries,
                draw == null ? null : draw.entriesHash(),
                draw == null ? List.of() : draw.winners(),
                view.rerolls());
    }
}
