package dev.guildhall.bot.sides;

import java.time.Duration;
import java.util.List;

/**
 * Giveaways as the query side shows them. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT}, a proof for
 * {@link #PROOF_TIMEOUT}, and throws {@link SideAway} when the query side cannot answer, {@link SideRefused} when it will
 * not. Thread-safe.
 */
public final class GiveawayReads {
    static final Duration PROOF_TIMEOUT = Duration.ofSeconds(10);

    private final GiveawayReadRoutes routes;
    private final GiveawayReadRoutes patient;

    GiveawayReads(GiveawayReadRoutes routes, GiveawayReadRoutes patient) {
        this.routes = routes;
        this.patient = patient;
    }

    /** Those of that status, newest first. */
    public List<GiveawayView> list(String guildId, String status, int limit) {
        return Call.of(() -> routes.list(guildId, status, limit)).data();
    }

    /** As JSON, the proof itself without what is around it. Never made into objects: it may have very many entries. */
    public byte[] proof(String guildId, String giveawayId) {
        return Envelope.data(Call.of(() -> patient.proof(guildId, giveawayId)));
    }
}
