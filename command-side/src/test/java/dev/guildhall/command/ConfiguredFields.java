package dev.guildhall.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.settings.SettingsChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was chosen, by path and as JSON: folded forwards, by nothing that the program itself uses. */
record ConfiguredFields(Map<String, String> values) {
    private static final String UNSET = "null";

    static ConfiguredFields after(List<LoggedEvent> events) {
        Map<String, String> values = new TreeMap<>();
        events.forEach(event -> changes(event).forEach(change -> put(values, change.path(), text(change.after()))));
        return new ConfiguredFields(values);
    }

    static boolean isChange(LoggedEvent event) {
        return !changes(event).isEmpty();
    }

    @Nullable String of(String path) {
        return values.get(path);
    }

    ConfiguredFields with(JsonNode changes) {
        Map<String, String> after = new TreeMap<>(values);
        for (JsonNode change : changes) {
            String path = change.path("path").asString();
            assertThat(after.getOrDefault(path, unset(path))).isEqualTo(json(change.path("before")));
            put(after, path, json(change.path("after")));
        }
        return new ConfiguredFields(after);
    }

    /** The fields of the whole request are as if it had not been, or the later changes that are in the way are named. */
    void requireUndone(List<LoggedEvent> events, LoggedEvent undone, JsonNode answer) {
        String request = undone.metadata().get(MetadataKeys.CAUSATION_ID);
        List<LoggedEvent> others = events.stream()
                .filter(event -> !Objects.equals(event.metadata().get(MetadataKeys.CAUSATION_ID), request))
                .toList();
        List<String> named = new ArrayList<>();
        for (JsonNode conflict : answer.path("conflicts")) {
            conflict.path("paths").forEach(path -> named.add(path.asString() + " " + conflict.path("position")));
        }
        if (named.isEmpty()) {
            assertThat(with(answer.path("changes")))
                    .as("without %s", undone.position())
                    .isEqualTo(after(others));
        }
        List<String> lost = new ArrayList<>();
        ConfiguredFields before = after(events.stream()
                .filter(event -> event.position() < undone.position() && others.contains(event))
                .toList());
        List<String> touched = events.stream()
                .filter(event -> !others.contains(event))
                .flatMap(event -> changes(event).stream())
                .map(Change::path)
                .toList();
        for (LoggedEvent later : others) {
            if (later.position() > undone.position()) {
                changes(later).stream()
                        .map(Change::path)
                        .filter(path -> touched.contains(path) && !before.same(path, this))
                        .forEach(path -> lost.add(path + " " + later.position()));
            }
        }
        assertThat(named).as("conflicts of %s", undone.position()).containsExactlyInAnyOrderElementsOf(lost);
    }

    private boolean same(String path, ConfiguredFields other) {
        return values.getOrDefault(path, UNSET).equals(other.values.getOrDefault(path, UNSET));
    }

    private static List<Change> changes(LoggedEvent event) {
        return switch (event.payload()) {
            case SettingsChanged e -> below("/settings/", e.changes());
            case ModuleConfigured e -> below("/modules/" + e.module() + "/config/", e.changes());
            case ModuleEnabled e -> List.of(new Change("/modules/" + e.module() + "/enabled", false, true));
            case ModuleDisabled e -> List.of(new Change("/modules/" + e.module() + "/enabled", true, false));
            default -> List.of();
        };
    }

    private static List<Change> below(String root, List<Change> changes) {
        return changes.stream()
                .map(change -> new Change(root + change.path(), change.before(), change.after()))
                .toList();
    }

    /** Modules are off until they are switched on. */
    private static void put(Map<String, String> values, String path, String value) {
        if (value.equals(unset(path))) {
            values.remove(path);
        } else {
            values.put(path, value);
        }
    }

    private static String unset(String path) {
        return path.endsWith("/enabled") ? "false" : UNSET;
    }

    private static String text(@Nullable Object value) {
        return value == null ? UNSET : EventJson.writeString(value);
    }

    private static String json(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? UNSET : value.toString();
    }
}
