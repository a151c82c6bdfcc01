package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.PackedFile;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Ulid;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.GiveawayReads;
import dev.guildhall.bot.sides.SideRefused;
import java.util.concurrent.Semaphore;

/** Gives the proof of a draw as a file, packed where it is long. */
public final class ProofButton implements ComponentAction {
    /** Proofs in memory at the same time. */
    static final int MAX_AT_ONCE = 2;

    private final GiveawayReads reads;
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);

    ProofButton(GiveawayReads reads) {
        this.reads = reads;
    }

    @Override
    public String name() {
        return GiveawayIds.PROOF;
    }

    @Override
    public Reply run(ComponentUse use) {
        Wording wording = use.wording();
        String id = use.customId().argument();
        if (!Ulid.is(id)) {
            return Reply.failure(wording.say("unknown-component"));
        }
        if (!atOnce.tryAcquire()) {
            return Reply.failure(wording.say("busy"));
        }
        try {
            return file(id, reads.proof(use.guildId(), id), wording);
        } catch (SideRefused refused) {
            return Reply.failure(GiveawayRefusals.explain(refused, wording));
        } finally {
            atOnce.release();
        }
    }

    private static Reply file(String id, byte[] proof, Wording wording) {
        PackedFile file = PackedFile.of("proof-" + id + ".json", proof);
        return file.fits()
                ? Reply.file(wording.say("giveaway-proof"), file)
                : Reply.failure(wording.say("giveaway-proof-too-long"));
    }
}
