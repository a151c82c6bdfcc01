package dev.guildhall.query.history;

import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.query.configuration.GuildView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is in effect at two moments, and not the same. Paths are those of changes; pure. */
final class ConfigurationDifference {
    private static final String UNSET = "–";

    private ConfigurationDifference() {}

    /** By path; the paths in the order of the configuration. */
    static List<Change> between(GuildView from, GuildView to) {
        Map<String, @Nullable Object> before = fields(from);
        Map<String, @Nullable Object> after = fields(to);
        Set<String> paths = new LinkedHashSet<>(after.keySet());
        paths.addAll(before.keySet());
        List<Change> changes = new ArrayList<>();
        for (String path : paths) {
            if (!Objects.equals(before.get(path), after.get(path))) {
                changes.add(new Change(path, before.get(path), after.get(path)));
            }
        }
        return changes;
    }

    /** A line for each field; empty when nothing differs. */
    static String text(List<Change> changes) {
        return changes.stream()
                .map(change -> change.path() + ": " + text(change.before()) + " → " + text(change.after()))
                .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? UNSET : EventJson.writeString(value);
    }

    private static Map<String, @Nullable Object> fields(GuildView view) {
        GuildConfiguration configuration = view.configuration();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("/name", configuration.name());
        fields.put("/ownerId", configuration.ownerId());
        fields.put("/present", view.authority().present());
        configuration.settings().forEach((name, value) -> fields.put("/settings/" + name, value));
        configuration.modules().forEach(module -> {
            String path = "/modules/" + module.name();
            fields.put(path + "/enabled", module.enabled());
            module.config().forEach((name, value) -> fields.put(path + "/config/" + name, value));
        });
        fields.put("/subscription/plan", configuration.subscription().plan());
        fields.put("/subscription/until", configuration.subscription().until());
        AccessGrants.NONE
                .changesTo(view.authority().grants())
                .forEach(grant -> fields.put("/access/" + grant.path().replace('.', '/'), grant.after()));
        return fields;
    }
}
