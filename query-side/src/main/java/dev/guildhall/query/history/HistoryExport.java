package dev.guildhall.query.history;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.eventlog.Anchor;
import dev.guildhall.eventlog.GuildProof;
import dev.guildhall.eventlog.GuildProof.Extent;
import dev.guildhall.eventlog.LogReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A guild's whole history as lines of JSON that can be held against an anchor of the log, in the format {@value #FORMAT} of
 * {@code infra/docs/history.md}. Written as it is read: memory holds a piece of it, and whoever reads slowly holds up nothing
 * but their own. Thread-safe.
 */
final class HistoryExport {
    static final String FORMAT = "guildhall-history-1";

    /** Each goes through the whole log since the guild's first event, and holds a thread of the HTTP door. */
    static final int MAX_AT_ONCE = 2;

    /** Whoever reads more slowly than that does not keep others from reading. */
    static final Duration MAX_DURATION = Duration.ofMinutes(10);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final GuildProof proof;
    private final LogReader log;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    HistoryExport(GuildProof proof, LogReader log) {
        this.proof = proof;
        this.log = log;
    }

    /** Where lines go. */
    @FunctionalInterface
    interface Target {
        OutputStream open() throws IOException;
    }

    /**
     * Up to the head of now.
     *
     * @throws ProblemException 503 when too many are made at once
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    void tell(String guildId, Target target) throws IOException {
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.away("Too many histories are exported at once", RETRY_AFTER));
        }
        try {
            Extent extent = proof.extent(guildId);
            ObjectNode header = header(guildId, extent);
            HistoryLines lines = new HistoryLines(target, System.nanoTime() + MAX_DURATION.toNanos());
            lines.write(header);
            proof.tell(guildId, extent, lines);
            lines.end(extent.head());
        } finally {
            places.release();
        }
    }

    private ObjectNode header(String guildId, Extent extent) {
        ObjectNode header = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("guildId", guildId)
                .put("exportedAt", log.now().toString())
                .put("from", extent.from())
                .put("previous", extent.previous());
        header.putObject("head")
                .put("position", extent.head().position())
                .put("link", extent.head().link());
        extent.anchor().ifPresentOrElse(anchor -> put(header, anchor), () -> header.putNull("anchor"));
        return header;
    }

    private static void put(ObjectNode header, Anchor anchor) {
        header.putObject("anchor")
                .put("position", anchor.position())
                .put("link", anchor.link())
                .put("recordedAt", anchor.recordedAt().toString());
    }
}
