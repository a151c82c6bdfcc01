package dev.guildhall.query.history;

import dev.guildhall.eventlog.GuildProof;
import dev.guildhall.eventlog.LogHead;
import dev.guildhall.eventlog.ProvenEvent;
import dev.guildhall.events.EventJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The lines of one export. For one thread. */
final class HistoryLines implements GuildProof.Listener {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** All of the microseconds that were hashed. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final OutputStream target;
    private final long deadline;
    private long events;
    private long others;

    /** It took longer than {@link HistoryExport#MAX_DURATION}. */
    static final class ReadTooSlowly extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param target opened when the first buffer is full, so that what fails before can be answered as anything else
     * @param deadline in the terms of {@link System#nanoTime()}
     */
    HistoryLines(HistoryExport.Target target, long deadline) {
        this.target = new BufferedOutputStream(new OpenedWhenNeeded(target), BUFFER_BYTES);
        this.deadline = deadline;
    }

    @Override
    public void event(ProvenEvent event) throws IOException {
        events++;
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        ObjectNode row = line.putObject("event")
                .put("position", event.position())
                .put("recordedAt", TIME.format(event.recordedAt()))
                .put("eventId", event.eventId().toString())
                .put("aggregateType", event.aggregateType())
                .put("aggregateId", event.aggregateId())
                .put("sequence", event.sequence())
                .put("type", event.type())
                .put("revision", event.revision())
                .put("guildId", event.guildId())
                .put("actorId", event.actorId())
                .put("payload", new String(event.payload(), StandardCharsets.UTF_8))
                .put("metadata", new String(event.metadata(), StandardCharsets.UTF_8));
        ObjectNode opened = row.putObject("opened");
        event.opened().forEach(opened::put);
        row.put("link", event.link());
        write(line);
    }

    @Override
    public void others(long from, long to, byte[] rows, String link) throws IOException {
        others += to - from + 1;
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.putObject("others")
                .put("from", from)
                .put("to", to)
                .put("rows", Base64.getEncoder().encodeToString(rows))
                .put("link", link);
        write(line);
    }

    /** By which a file that was cut off is told from a whole one. */
    void end(LogHead head) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.putObject("end")
                .put("events", events)
                .put("others", others)
                .put("position", head.position())
                .put("link", head.link());
        write(line);
        target.flush();
    }

    void write(ObjectNode line) throws IOException {
        if (System.nanoTime() - deadline > 0) {
            throw new ReadTooSlowly();
        }
        target.write(EventJson.write(line));
        target.write('\n');
    }

    private static final class OpenedWhenNeeded extends OutputStream {
        private final HistoryExport.Target target;
        private @Nullable OutputStream opened;

        OpenedWhenNeeded(HistoryExport.Target target) {
            this.target = target;
        }

        private OutputStream opened() throws IOException {
            OutputStream known = opened;
            if (known == null) {
                known = target.open();
                opened = known;
            }
            return known;
        }

        @Override
        public void write(int value) throws IOException {
            opened().write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            opened().write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            opened().flush();
        }
    }
}
