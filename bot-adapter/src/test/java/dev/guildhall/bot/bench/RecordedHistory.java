package dev.guildhall.bot.bench;

import dev.guildhall.events.EventJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the sides would say about a guild's history: pages of it, and what going back would do. */
public final class RecordedHistory {
    private static final Pattern ONE = Pattern.compile(".*/history/([0-9]+)");

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private volatile List<Map<String, @Nullable Object>> changes = List.of();
    private volatile List<Map<String, Object>> conflicts = List.of();

    private record Entry(long position, String type, String module, Map<String, @Nullable Object> json) {}

    /** A field that changed. */
    public static Map<String, @Nullable Object> change(String path, @Nullable Object before, @Nullable Object after) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("path", path);
        change.put("before", before);
        change.put("after", after);
        return change;
    }

    /** By adam, in the panel. */
    public void add(long position, String type, String module, Map<String, @Nullable Object> changed) {
        add(position, type, module, "adam", null, List.of(changed));
    }

    public void add(
            long position,
            String type,
            String module,
            String name,
            @Nullable String reason,
            List<Map<String, @Nullable Object>> changed) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("position", position);
        entry.put(
                "time",
                Instant.parse("2026-01-31T12:00:00Z").plusSeconds(position).toString());
        entry.put("type", type);
        entry.put("actor", Map.of("type", "panel", "id", Discord.ADAM, "name", name));
        entry.put("origin", "panel");
        entry.put("reason", reason);
        entry.put("module", module);
        entry.put("summary", "Something was changed");
        entry.put("changes", changed);
        entries.add(new Entry(position, type, module, entry));
    }

    public void clear() {
        entries.clear();
        changes = List.of();
        conflicts = List.of();
    }

    /** What going back would do from now on, and does. */
    public void reverting(List<Map<String, @Nullable Object>> changed) {
        changes = List.copyOf(changed);
    }

    /** What is in the way from now on. */
    public void conflicting(long position, String... paths) {
        conflicts = List.of(Map.of("position", position, "paths", List.of(paths)));
    }

    static boolean concerns(SideCall call) {
        return call.path().contains("/history");
    }

    String answer(SideCall call, long version) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("version", version);
        Matcher one = ONE.matcher(call.path());
        if (call.method().equals("POST")) {
            boolean dryRun = call.json().path("dryRun").asBoolean(false);
            answer.put("data", Map.of("dryRun", dryRun, "changes", changes, "conflicts", conflicts));
        } else if (one.matches()) {
            answer.put("data", Map.of("entry", at(Long.parseLong(one.group(1))), "causedBy", List.of()));
        } else {
            page(call, answer);
        }
        return EventJson.writeString(answer);
    }

    private Map<String, @Nullable Object> at(long position) {
        return entries.stream()
                .filter(entry -> entry.position() == position)
                .findFirst()
                .orElseThrow()
                .json();
    }

    private void page(SideCall call, Map<String, @Nullable Object> answer) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String pair : call.query().split("&", -1)) {
            asked.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        long before = Long.parseLong(asked.getOrDefault("after", Long.toString(Long.MAX_VALUE)));
        int limit = Integer.parseInt(asked.getOrDefault("limit", "50"));
        List<Entry> found = entries.stream()
                .filter(entry -> entry.type().equals(asked.get("type")))
                .filter(entry -> entry.module().equals(asked.getOrDefault("module", entry.module())))
                .filter(entry -> entry.position() < before)
                .sorted(Comparator.comparingLong(Entry::position).reversed())
                .toList();
        boolean more = found.size() > limit;
        List<Entry> shown = more ? found.subList(0, limit) : found;
        answer.put("data", shown.stream().map(Entry::json).toList());
        if (more) {
            answer.put("next", Long.toString(shown.getLast().position()));
        }
    }
}
