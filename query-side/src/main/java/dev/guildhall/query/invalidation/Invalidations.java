package dev.guildhall.query.invalidation;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.ViewStep;
import dev.guildhall.query.invalidation.Invalidation.Revocation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to be told after an event, and after an administrator's request. Pure. */
final class Invalidations {
    static final String BOT_REMOVED = "bot-removed";
    static final String OWNERSHIP_TRANSFERRED = "ownership-transferred";

    private Invalidations() {}

    static Invalidation of(ViewStep step) {
        Moment moment = new Moment(step.position(), step.timestampMillis(), step.cause());
        return new Invalidation(
                step.after(),
                parts(step.event(), moment),
                step.event() instanceof GuildEvent ? moment : null,
                revocations(step, moment));
    }

    /** Everybody shall read the guild anew, although nothing changed. */
    static Invalidation reload(GuildView view, long timestampMillis, Cause cause) {
        return new Invalidation(view, Map.of(), new Moment(view.version(), timestampMillis, cause), Map.of());
    }

    private static Map<ConfigPart, PartChange> parts(GuildhallEvent event, Moment moment) {
        return switch (event) {
            case SettingsChanged e -> {
                Set<String> fields = e.changes().stream().map(Change::path).collect(Collectors.toSet());
                yield Map.of(ConfigPart.SETTINGS, new PartChange(moment, fields, false));
            }
            case ModuleEvent e -> {
                boolean toggled = !(e instanceof ModuleConfigured);
                yield GuildModule.of(e.module())
                        .map(module -> Map.of(ConfigPart.of(module), new PartChange(moment, Set.of(), toggled)))
                        .orElse(Map.of());
            }
            case SubscriptionChanged ignored ->
                Map.of(ConfigPart.SUBSCRIPTION, new PartChange(moment, Set.of(), false));
            default -> Map.of();
        };
    }

    private static Map<String, Revocation> revocations(ViewStep step, Moment moment) {
        GuildView before = step.before();
        if (before == null) {
            return Map.of();
        }
        String reason = reason(step.event());
        if (reason == null) {
            return Map.of();
        }
        Map<String, Revocation> lost = new HashMap<>();
        for (String user : everybody(before.authority())) {
            if (before.authority().levelOf(user).mayRead()
                    && !step.after().authority().levelOf(user).mayRead()) {
                lost.put(user, new Revocation(moment, reason));
            }
        }
        return lost;
    }

    private static @Nullable String reason(GuildhallEvent event) {
        return switch (event) {
            case PermissionRevoked e -> e.cause();
            case GuildOwnershipTransferred ignored -> OWNERSHIP_TRANSFERRED;
            case GuildLeft ignored -> BOT_REMOVED;
            default -> null;
        };
    }

    private static Set<String> everybody(GuildAuthority authority) {
        Set<String> users = new HashSet<>(authority.permissions().keySet());
        users.add(authority.ownerId());
        return users;
    }
}
