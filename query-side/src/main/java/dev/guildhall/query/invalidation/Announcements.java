package dev.guildhall.query.invalidation;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.ConfigChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.events.wire.PermissionRevocation;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.GuildView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The envelopes that tell an invalidation. All envelopes about one part carry the version of that part's last change. */
final class Announcements {
    private Announcements() {}

    /** Revocations first: who lost access must be out before anything is said to those who have it. */
    static List<Announcement> of(Invalidation invalidation) {
        List<Announcement> all = new ArrayList<>();
        GuildView view = invalidation.view();
        invalidation
                .revocations()
                .forEach((user, lost) -> all.add(new Announcement(
                        Channel.PERMISSION_REVOKED,
                        new PermissionRevocation(
                                view.guildId(),
                                user,
                                lost.reason(),
                                lost.moment().timestampMillis(),
                                lost.moment().position()),
                        lost.moment().cause())));
        Moment reload = invalidation.reload();
        if (reload != null) {
            all.add(new Announcement(
                    Channel.GUILD_RELOAD,
                    new GuildReload(view.guildId(), reload.timestampMillis(), reload.position()),
                    reload.cause()));
        }
        invalidation.parts().entrySet().stream()
                .sorted(Comparator.comparingLong(
                        entry -> entry.getValue().moment().position()))
                .forEach(entry -> part(view, entry.getKey(), entry.getValue(), all));
        return all;
    }

    private static void part(GuildView view, ConfigPart part, PartChange change, List<Announcement> all) {
        long timestamp = change.moment().timestampMillis();
        long version = change.moment().position();
        Cause cause = change.moment().cause();
        ConfigChanged changed = ConfigChanged.updated(view.guildId(), part, timestamp, version);
        all.add(new Announcement(Channel.forPart(part), changed, cause));
        all.add(new Announcement(Channel.BOT_ANY, changed, cause));
        if (part == ConfigPart.SETTINGS) {
            all.add(new Announcement(
                    Channel.CONFIG_UPDATE,
                    new SettingsChange(view.guildId(), inEffect(view, change.fields()), timestamp, version),
                    cause));
        }
        if (change.toggled()) {
            part.module()
                    .ifPresent(module -> all.add(
                            new Announcement(Channel.MODULE_TOGGLE, toggle(view, module, timestamp, version), cause)));
        }
    }

    private static ModuleToggle toggle(GuildView view, GuildModule module, long timestamp, long version) {
        ModuleConfiguration now = view.module(module);
        return new ModuleToggle(view.guildId(), now.name(), now.enabled(), now.config(), timestamp, version);
    }

    /** In the schema's order. */
    private static Map<String, @Nullable Object> inEffect(GuildView view, Set<String> fields) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(view.settingsInEffect());
        changed.keySet().retainAll(fields);
        return changed;
    }
}
