package dev.guildhall.query.giveaway;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.guild.AtLeast;
import dev.guildhall.query.guild.GuildReading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The one way in which routes get at giveaways: new enough, and only for those who may see the guild. Thread-safe. */
final class GiveawayReading {
    /** A proof is as large as the giveaway: this many are put together at once. */
    static final int MAX_PROOFS = 4;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final GuildReading guilds;
    private final AtLeast atLeast;
    private final GiveawayViews views;
    private final GiveawayEntries entries;
    private final Semaphore proofs = new Semaphore(MAX_PROOFS);

    GiveawayReading(GuildReading guilds, AtLeast atLeast, GiveawayViews views, GiveawayEntries entries) {
        this.guilds = guilds;
        this.atLeast = atLeast;
        this.views = views;
        this.entries = entries;
    }

    /** A list with the version that it certainly reflects. */
    record Page<T>(List<T> items, long version, @Nullable String next) {}

    Page<GiveawayView> list(
            Asker asker,
            String guildId,
            @Nullable String atLeastVersion,
            @Nullable GiveawayStatus status,
            @Nullable String after,
            int limit) {
        open(asker, guildId, atLeastVersion);
        long version = views.version(guildId);
        List<GiveawayView> found = views.list(guildId, status, after, limit + 1);
        List<GiveawayView> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(page, version, found.size() > limit ? page.getLast().giveawayId() : null);
    }

    /** @throws ProblemException 404 when the guild has no such giveaway */
    GiveawayView one(Asker asker, String guildId, String giveawayId, @Nullable String atLeastVersion) {
        open(asker, guildId, atLeastVersion);
        return views.find(guildId, giveawayId)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no such giveaway in this guild"));
    }

    Page<GiveawayEntry> entries(GiveawayView giveaway, long after, int limit) {
        List<GiveawayEntries.Placed> found = entries.list(giveaway.giveawayId(), after, limit + 1);
        List<GiveawayEntries.Placed> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                page.stream().map(GiveawayEntries.Placed::entry).toList(),
                giveaway.version(),
                found.size() > limit ? Long.toString(page.getLast().position()) : null);
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

    private void open(Asker asker, String guildId, @Nullable String atLeastVersion) {
        guilds.read(asker, guildId, atLeastVersion);
        atLeast.await(AtLeast.version(atLeastVersion));
    }
}
