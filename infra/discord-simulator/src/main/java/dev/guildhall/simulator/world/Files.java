package dev.guildhall.simulator.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was uploaded with messages, to be downloaded again; the oldest give way. Confined to the world's thread. */
public final class Files {
    /** Files kept. */
    public static final int MAX_FILES = 1_000;

    /** Bytes kept, of all files together. */
    public static final long MAX_BYTES = 128L << 20;

    private final Map<String, File> byId = new LinkedHashMap<>();
    private long bytes;

    /** One file; the array is handed over, not copied. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and copying every file would only cost
    public record File(String name, String contentType, byte[] content) {}

    public void put(String id, File file) {
        byId.put(id, file);
        bytes += file.content().length;
        var oldest = byId.values().iterator();
        while (byId.size() > MAX_FILES || (bytes > MAX_BYTES && byId.size() > 1)) {
            bytes -= oldest.next().content().length;
            oldest.remove();
        }
    }

    public Optional<File> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** They go with their message. */
    public void remove(String id) {
        File removed = byId.remove(id);
        if (removed != null) {
            bytes -= removed.content().length;
        }
    }
}
