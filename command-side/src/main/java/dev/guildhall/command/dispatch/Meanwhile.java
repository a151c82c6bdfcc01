package dev.guildhall.command.dispatch;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells somebody who saw an older version what happened since. */
final class Meanwhile {
    /** The most changes that are told, the oldest first. */
    static final int MAX_TOLD = 100;

    private final LogReader log;

    Meanwhile(LogReader log) {
        this.log = log;
    }

    Problem explain(ExpectingCommand command, WriteRejection.StaleVersion stale, long seen) {
        long current = log.positionOf(command.aggregateId(), stale.configurationSequence())
                .orElse(0);
        List<Map<String, Object>> changed =
                log.aggregateEvents(command.aggregateId(), stale.expectedSequence() + 1).stream()
                        .filter(e -> e.position() > seen && e.position() <= current && command.concerns(e.payload()))
                        .limit(MAX_TOLD)
                        .map(Meanwhile::tell)
                        .toList();
        return stale.problem().with("currentVersion", current).with("changed", changed);
    }

    private static Map<String, Object> tell(LoggedEvent event) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("position", event.position());
        told.put("time", event.recordedAt());
        told.put("type", event.type());
        told.put("actor", actor(event.metadata()));
        told.put("changes", changes(event.payload()));
        return told;
    }

    private static Map<String, String> actor(Map<String, String> metadata) {
        Map<String, String> actor = new LinkedHashMap<>();
        copy(metadata, MetadataKeys.ACTOR_TYPE, actor, "type");
        copy(metadata, MetadataKeys.ACTOR_ID, actor, "id");
        copy(metadata, MetadataKeys.ACTOR_NAME, actor, "name");
        return actor;
    }

    private static void copy(Map<String, String> from, String key, Map<String, String> to, String name) {
        String value = from.get(key);
        if (value != null) {
            to.put(name, value);
        }
    }

    private static List<Change> changes(GuildhallEvent event) {
        return switch (event) {
            case SettingsChanged changed -> below("settings", changed.changes());
            case ModuleConfigured configured -> below(configured.module(), configured.changes());
            case ModuleEnabled enabled -> List.of(new Change(enabled.module() + ".enabled", false, true));
            case ModuleDisabled disabled -> List.of(new Change(disabled.module() + ".enabled", true, false));
            case SubscriptionChanged changed -> below("subscription", changed.changes());
            case AccessChanged changed -> below("access", changed.changes());
            default -> List.of();
        };
    }

    private static List<Change> below(String part, List<Change> changes) {
        return changes.stream()
                .map(c -> new Change(part + "." + c.path(), c.before(), c.after()))
                .toList();
    }
}
