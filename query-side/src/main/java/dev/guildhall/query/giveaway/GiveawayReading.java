package dev.guildhall.query.giveaway;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.content.ContentPages.Page;
import dev.guildhall.query.content.ContentReading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The one way in which routes get at giveaways: new enough, and only for those who may see the guild. Thread-safe. */
final class GiveawayReading {
    /** A proof is as large as the giveaway: this many are put together at once. */
    static final int MAX_PROOFS = 4;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ContentReading<GiveawayView> reading;
    private final GiveawayEntries entries;
    private final Semaphore proofs = new Semaphore(MAX_PROOFS);

    GiveawayReading(ContentReading<GiveawayView> reading, GiveawayEntries entries) {
        this.reading = reading;
        this.entries = entries;
    }

    Page<GiveawayView> list(
            Asker asker,
            String guildId,
            @Nullable String atLeastVersion,
            @Nullable GiveawayStatus status,
            @Nullable String after,
            int limit) {
        Map<String, String> where = status == null ? Map.of() : Map.of("status", status.name());
        return reading.list(asker, guildId, atLeastVersion, where, after, limit);
    }

    /** @throws ProblemException 404 when the guild has no such giveaway */
    GiveawayView one(Asker asker, String guildId, String giveawayId, @Nullable String atLeastVersion) {
        return reading.one(asker, guildId, giveawayId, atLeastVersion);
    }

    Page<GiveawayEntry> entries(GiveawayView giveaway, long after, int limit) {
        return Page.of(
                        entries.list(giveaway.giveawayId(), after, limit + 1),
                        limit,
                        giveaway.version(),
                        last -> Long.toString(last.position()))
                .of(GiveawayEntries.Placed::entry);
    }

    /** @throws ProblemException 503 when too many are asked for at once */
    GiveawayProof proof(GiveawayView giveaway) {
        if (giveaway.draw() == null) {
            return GiveawayProof.of(giveaway, List.of());
        }
        if (!proofs.tryAcquire()) {
            throw new ProblemException(Problem.away("Too many proofs are asked for at once", RETRY_AFTER));
        }
        try {
            return GiveawayProof.of(giveaway, entries.proof(giveaway.giveawayId()));
        } finally {
            proofs.release();
        }
    }
}
