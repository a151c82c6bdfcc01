package dev.guildhall.events;

import dev.guildhall.events.effect.EffectEvent;
import dev.guildhall.events.erasure.ErasureEvent;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.log.LogEvent;
import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.events.moderation.ModerationEvent;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.music.MusicEvent;
import dev.guildhall.events.operation.OperationEvent;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.settings.SettingsEvent;
import dev.guildhall.events.signin.SessionEvent;
import dev.guildhall.events.subscription.SubscriptionEvent;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketPanelEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event type that this program writes, found by following each feature's sealed hierarchy. */
public final class EventCatalogue {
    private static final List<Class<? extends GuildhallEvent>> FEATURES = List.of(
            GuildEvent.class,
            SettingsEvent.class,
            ModuleEvent.class,
            PermissionEvent.class,
            SubscriptionEvent.class,
            GiveawayEvent.class,
            LevelingEvent.class,
            ModerationEvent.class,
            MusicEvent.class,
            OperationEvent.class,
            EffectEvent.class,
            SessionEvent.class,
            LogEvent.class,
            TicketEvent.class,
            TicketPanelEvent.class,
            TicketMessageEvent.class,
            MemberEvent.class,
            ErasureEvent.class);
    private static final List<Class<? extends GuildhallEvent>> EVENTS = collect();
    private static final Map<String, Class<? extends GuildhallEvent>> BY_TYPE =
            EVENTS.stream().collect(Collectors.toUnmodifiableMap(EventCatalogue::typeOf, Function.identity()));

    private EventCatalogue() {}

    /** Sorted by stored type name. */
    public static List<Class<? extends GuildhallEvent>> all() {
        return EVENTS;
    }

    public static Optional<Class<? extends GuildhallEvent>> forType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    public static String typeOf(Class<?> event) {
        return annotation(event).value();
    }

    public static int revisionOf(Class<?> event) {
        return annotation(event).revision();
    }

    private static EventType annotation(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventType: it cannot be stored");
        }
        return type;
    }

    private static List<Class<? extends GuildhallEvent>> collect() {
        List<Class<? extends GuildhallEvent>> found = new ArrayList<>();
        for (Class<? extends GuildhallEvent> feature : FEATURES) {
            descend(feature, found);
        }
        found.sort(Comparator.comparing(EventCatalogue::typeOf));
        return List.copyOf(found);
    }

    private static void descend(Class<?> type, List<Class<? extends GuildhallEvent>> found) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                found.add(permitted.asSubclass(GuildhallEvent.class));
            } else {
                descend(permitted, found);
            }
        }
    }
}
