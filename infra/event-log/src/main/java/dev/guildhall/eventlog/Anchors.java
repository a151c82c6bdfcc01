package dev.guildhall.eventlog;

import dev.guildhall.events.EventJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/**
 * What a verification holds the log against, in the order of positions. To be read before the verification begins: a
 * head written down later may lie beyond the end that the verification sees.
 *
 * @param unreadable how many lines of the file were no anchors; one is the trace of a crash, many are a question
 */
public record Anchors(List<Anchor> ascending, int unreadable) {
    /** A million anchors are two years of one a minute; of more, only every second one is kept in memory, and so on. */
    static final int MAX_ANCHORS = 1 << 20;

    /** How many anchors somebody may bring along: more belong into a file. */
    public static final int MAX_BY_HAND = 1_000;

    public static Anchors none() {
        return new Anchors(List.of(), 0);
    }

    /** Two anchors that name different links for one position are both kept: one of them accuses the log. */
    public static Anchors of(Collection<Anchor> anchors) {
        return new Anchors(List.copyOf(new TreeSet<>(anchors)), 0);
    }

    /**
     * The file of an {@link AnchorFile}.
     *
     * @throws IOException also when there is no such file: a missing proof is not an empty one
     */
    public static Anchors read(Path file) throws IOException {
        TreeSet<Anchor> anchors = new TreeSet<>();
        int unreadable = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    continue;
                }
                try {
                    anchors.add(EventJson.read(line, Anchor.class));
                } catch (JacksonException | IllegalArgumentException e) {
                    unreadable++;
                }
                thinOut(anchors);
            }
        }
        return new Anchors(List.copyOf(anchors), unreadable);
    }

    /** These, and others. */
    Anchors and(Collection<Anchor> others) {
        if (others.isEmpty()) {
            return this;
        }
        TreeSet<Anchor> all = new TreeSet<>(ascending);
        all.addAll(others);
        return new Anchors(List.copyOf(all), unreadable);
    }

    private static void thinOut(TreeSet<Anchor> anchors) {
        if (anchors.size() < MAX_ANCHORS) {
            return;
        }
        Anchor newest = anchors.last();
        boolean[] odd = {false};
        anchors.removeIf(anchor -> !anchor.equals(newest) && (odd[0] = !odd[0]));
    }

    Optional<Anchor> newest() {
        return ascending.isEmpty() ? Optional.empty() : Optional.of(ascending.getLast());
    }

    /** The index of the first anchor at or after a position. */
    int indexFrom(long position) {
        int low = 0;
        int high = ascending.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending.get(middle).position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
