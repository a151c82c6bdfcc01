package dev.guildhall.command.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A later change that would be lost, and the fields for which it would. */
public record Conflict(long position, List<String> paths) {
    /** The most that are told, the oldest first. */
    static final int MAX_TOLD = 100;

    /** In the order of the log. */
    public static List<Conflict> among(List<PastField> fields) {
        TreeMap<Long, List<String>> paths = new TreeMap<>();
        for (PastField past : fields) {
            past.later()
                    .forEach(position -> paths.computeIfAbsent(position, none -> new ArrayList<>())
                            .add(past.field().path()));
        }
        return paths.entrySet().stream()
                .limit(MAX_TOLD)
                .map(entry -> new Conflict(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
