package dev.guildhall.query.configuration;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.settings.SettingsEvent;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.subscription.SubscriptionEvent;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a guild's view follows from its events. Pure: no clock, no log, no data base. */
public final class GuildEvolution {
    /** What the types of the events that it follows begin with, as they are stored. */
    public static final List<String> TYPES = List.of("guild.", "settings.", "module.", "permission.", "subscription.");

    private GuildEvolution() {}

    /**
     * The view after one more event of its guild; the view itself when the event is already in it.
     *
     * @param view {@code null} as long as the guild has not been registered
     * @throws UnprojectableEvent when the event belongs to no feature of this view, or to a guild never registered
     */
    public static GuildView evolve(@Nullable GuildView view, GuildhallEvent event, long position) {
        if (view != null && position <= view.position()) {
            return view;
        }
        if (event instanceof GuildRegistered registered) {
            return registered(view, registered, position);
        }
        if (view == null) {
            throw new UnprojectableEvent(position, event.getClass().getSimpleName() + " of an unregistered guild");
        }
        return switch (event) {
            case GuildEvent e -> guild(view, e, position);
            case SettingsEvent e -> settings(view, e, position);
            case ModuleEvent e -> module(view, e, position);
            case PermissionEvent e -> permission(view, e, position);
            case SubscriptionEvent e -> subscription(view, e, position);
            default ->
                throw new UnprojectableEvent(
                        position, "unknown event " + event.getClass().getSimpleName());
        };
    }

    private static GuildView registered(@Nullable GuildView view, GuildRegistered event, long position) {
        GuildAuthority owned = GuildAuthority.ownedBy(event.ownerId());
        return view == null
                ? new GuildView(
                        event.guildId(),
                        event.name(),
                        owned,
                        Map.of(),
                        Map.of(),
                        Subscription.NONE,
                        Map.of(),
                        position,
                        position,
                        position)
                : reloaded(view, event.name(), owned, position);
    }

    private static GuildView guild(GuildView view, GuildEvent event, long position) {
        GuildAuthority authority = view.authority();
        return switch (event) {
            case GuildRegistered e -> registered(view, e, position);
            case GuildRenamed e -> reloaded(view, e.after(), authority, position);
            case GuildOwnershipTransferred e ->
                reloaded(view, view.name(), authority.ownedInsteadBy(e.after()), position);
            case GuildLeft ignored -> reloaded(view, view.name(), authority.withPresence(false), position);
            case GuildRejoined ignored -> reloaded(view, view.name(), authority.withPresence(true), position);
        };
    }

    private static GuildView settings(GuildView view, SettingsEvent event, long position) {
        return switch (event) {
            case SettingsChanged e ->
                changed(
                        view,
                        Optional.of(ConfigPart.SETTINGS),
                        applied(view.settings(), e.changes()),
                        view.modules(),
                        view.subscription(),
                        position);
        };
    }

    private static GuildView module(GuildView view, ModuleEvent event, long position) {
        ModuleChoice before = view.modules().getOrDefault(event.module(), ModuleChoice.UNTOUCHED);
        ModuleChoice after = switch (event) {
            case ModuleEnabled ignored -> before.switched(true);
            case ModuleDisabled ignored -> before.switched(false);
            case ModuleConfigured e -> before.configured(applied(before.config(), e.changes()));
        };
        Map<String, ModuleChoice> modules = new HashMap<>(view.modules());
        modules.put(event.module(), after);
        Optional<ConfigPart> part = GuildModule.of(event.module()).map(ConfigPart::of);
        return changed(view, part, view.settings(), modules, view.subscription(), position);
    }

    private static GuildView subscription(GuildView view, SubscriptionEvent event, long position) {
        return switch (event) {
            case SubscriptionChanged e ->
                changed(
                        view,
                        Optional.of(ConfigPart.SUBSCRIPTION),
                        view.settings(),
                        view.modules(),
                        view.subscription().after(e.changes()),
                        position);
        };
    }

    /** What the owner grants is part of the guild's configuration; who holds what is not. */
    private static GuildView permission(GuildView view, PermissionEvent event, long position) {
        GuildAuthority authority = view.authority().after(event);
        return event instanceof AccessChanged
                ? reloaded(view, view.name(), authority, position)
                : new GuildView(
                        view.guildId(),
                        view.name(),
                        authority,
                        view.settings(),
                        view.modules(),
                        view.subscription(),
                        view.partVersions(),
                        view.version(),
                        view.reloadVersion(),
                        position);
    }

    private static GuildView reloaded(GuildView view, String name, GuildAuthority authority, long position) {
        return new GuildView(
                view.guildId(),
                name,
                authority,
                view.settings(),
                view.modules(),
                view.subscription(),
                view.partVersions(),
                position,
                position,
                position);
    }

    private static GuildView changed(
            GuildView view,
            Optional<ConfigPart> part,
            Map<String, Object> settings,
            Map<String, ModuleChoice> modules,
            Subscription subscription,
            long position) {
        Map<ConfigPart, Long> versions = new HashMap<>(view.partVersions());
        part.ifPresent(known -> versions.put(known, position));
        return new GuildView(
                view.guildId(),
                view.name(),
                view.authority(),
                settings,
                modules,
                subscription,
                versions,
                position,
                view.reloadVersion(),
                position);
    }

    private static Map<String, Object> applied(Map<String, Object> chosen, List<Change> changes) {
        Map<String, Object> next = new HashMap<>(chosen);
        for (Change change : changes) {
            Object after = change.after();
            if (after == null) {
                next.remove(change.path());
            } else {
                next.put(change.path(), after);
            }
        }
        return next;
    }
}
