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
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.permission.RoleLost;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.ViewStep;
import dev.guildhall.query.invalidation.Invalidation.Revocation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to be told after an event, and after an administrator's request. Pure. */
final class Invalidations {
    static final String BOT_REMOVED = "bot-removed";
    static final String GRANT_WITHDRAWN = "grant-withdrawn";
    static final String OWNERSHIP_TRANSFERRED = "ownership-transferred";

    private Invalidations() {}

    static Invalidation of(ViewStep step) {
        Moment moment = new Moment(step.position(), step.timestampMillis(), step.cause());
        return new Invalidation(
                step.after(),
                parts(step.event(), moment),
                isReload(step.event()) ? moment : null,
                revocations(step, moment));
    }

    private static boolean isReload(GuildhallEvent event) {
        return event instanceof GuildEvent || event instanceof AccessChanged;
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
        String reason = reason(step.event());
        if (before == null || reason == null) {
            return Map.of();
        }
        Map<String, Revocation> lost = new HashMap<>();
        for (String user : concerned(step.event(), before.authority())) {
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
            case RoleLost e -> e.cause();
            case AccessChanged ignored -> GRANT_WITHDRAWN;
            case GuildOwnershipTransferred ignored -> OWNERSHIP_TRANSFERRED;
            case GuildLeft ignored -> BOT_REMOVED;
            default -> null;
        };
    }

    /** Whose access an event may have taken. */
    private static Collection<String> concerned(GuildhallEvent event, GuildAuthority before) {
        return switch (event) {
            case PermissionRevoked e -> List.of(e.userId());
            case RoleLost e -> e.userIds();
            case GuildOwnershipTransferred e -> List.of(e.before());
            default -> before.people();
        };
    }
}
