package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.GiveawayReads;
import dev.guildhall.bot.sides.SideRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;

/** Gives the proof of a draw as a file, packed where it is long. */
public final class ProofButton implements ComponentAction {
    /** Discord takes 10 MiB of a file; the rest of the request needs some room. */
    static final int MAX_FILE_BYTES = 9 << 20;

    /** Longer ones are packed. */
    static final int MAX_PLAIN_BYTES = 1 << 20;

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
        if (!GiveawayIds.isId(id)) {
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
        boolean packed = proof.length > MAX_PLAIN_BYTES;
        byte[] content = packed ? packed(proof) : proof;
        if (content.length > MAX_FILE_BYTES) {
            return Reply.failure(wording.say("giveaway-proof-too-long"));
        }
        String name = "proof-" + id + (packed ? ".json.gz" : ".json");
        return Reply.file(wording.say("giveaway-proof"), name, content);
    }

    private static byte[] packed(byte[] proof) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(proof.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(proof);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
