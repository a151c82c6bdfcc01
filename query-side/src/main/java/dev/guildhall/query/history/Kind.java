package dev.guildhall.query.history;

import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.events.member.MemberDeliveryFailed;
import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketMessageEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sort of entry an event is.
 *
 * <p>Routine is what goes on all the time, and what the bot reports of what went as it should: it is in the timeline, but
 * not among what is told unless somebody asks for it, and its words are not searched.
 */
final class Kind {
    /** By the module that it is about. */
    private static final Map<String, String> ROUTINE = Map.ofEntries(
            Map.entry("giveaway.Entered", GuildModule.GIVEAWAY.word()),
            Map.entry("giveaway.EntryWithdrawn", GuildModule.GIVEAWAY.word()),
            Map.entry("giveaway.MessagePosted", GuildModule.GIVEAWAY.word()),
            Map.entry("giveaway.Announced", GuildModule.GIVEAWAY.word()),
            Map.entry("leveling.XpEarned", GuildModule.LEVELING.word()),
            Map.entry("leveling.Delivered", GuildModule.LEVELING.word()),
            Map.entry("member.Joined", GuildModule.WELCOME.word()),
            Map.entry("member.Left", GuildModule.WELCOME.word()),
            Map.entry("moderation.ActionCarriedOut", GuildModule.MODERATION.word()),
            Map.entry("music.SkipVoted", GuildModule.MUSIC.word()),
            Map.entry("music.TrackRequested", GuildModule.MUSIC.word()),
            Map.entry("music.TrackSkipped", GuildModule.MUSIC.word()),
            Map.entry("permission.RoleGained", "permission"),
            Map.entry("permission.RoleLost", "permission"),
            Map.entry("ticket.CardPosted", GuildModule.TICKETS.word()),
            Map.entry("ticket.ChannelCreated", GuildModule.TICKETS.word()),
            Map.entry("ticket.ChannelRemoved", GuildModule.TICKETS.word()),
            Map.entry("ticket.MessageDeleted", GuildModule.TICKETS.word()),
            Map.entry("ticket.MessageEdited", GuildModule.TICKETS.word()),
            Map.entry("ticket.MessageWritten", GuildModule.TICKETS.word()),
            Map.entry("ticket.PanelPosted", GuildModule.TICKETS.word()),
            Map.entry("ticket.RemovalDue", GuildModule.TICKETS.word()),
            Map.entry("ticket.TranscriptDelivered", GuildModule.TICKETS.word()));

    /** Of types whose first word is not that of their module. */
    private static final Map<String, String> MODULES = Map.of(
            "ticket", GuildModule.TICKETS.word(),
            "member", GuildModule.WELCOME.word());

    private Kind() {}

    static boolean isRoutine(String type) {
        return ROUTINE.containsKey(type);
    }

    /** Sorted, so that the same question is always the same statement. */
    static List<String> routineTypes(String module) {
        return ROUTINE.entrySet().stream()
                .filter(entry -> entry.getValue().equals(module))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    static List<String> routineTypes() {
        return ROUTINE.keySet().stream().sorted().toList();
    }

    /** The module that an entry is about, or the word of its feature where that is no module. */
    static String module(String type, GuildhallEvent event) {
        if (event instanceof ModuleEvent module) {
            return module.module();
        }
        String feature = type.substring(0, Math.max(0, type.indexOf('.')));
        return MODULES.getOrDefault(feature, feature);
    }

    /** All that {@link #module} may answer. */
    static Set<String> modules() {
        return Stream.concat(
                        Stream.of(GuildModule.values()).map(GuildModule::word),
                        EventCatalogue.all().stream()
                                .filter(event -> !ModuleEvent.class.isAssignableFrom(event))
                                .map(EventCatalogue::typeOf)
                                .map(type -> type.substring(0, type.indexOf('.')))
                                .map(feature -> MODULES.getOrDefault(feature, feature)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What the entry is about, if it is about one thing out of many of which somebody may ask how it was. None where there
     * are too many events: those are read from the aggregate.
     */
    static Optional<String> subject(GuildhallEvent event) {
        return switch (event) {
            case TicketMessageEvent ignored -> Optional.empty();
            case XpEarned ignored -> Optional.empty();
            case GiveawayEntered ignored -> Optional.empty();
            case GiveawayEntryWithdrawn ignored -> Optional.empty();
            case TicketEvent e -> Optional.of(ticket(e.ticketId()));
            case GiveawayEvent e -> Optional.of("giveaway:" + e.giveawayId());
            case CaseOpened e -> Optional.of(member(e.userId()));
            case CaseRevoked e -> Optional.of(member(e.userId()));
            case MemberDeliveryFailed ignored -> Optional.empty();
            case MemberEvent e -> Optional.of(member(e.userId()));
            default -> Optional.empty();
        };
    }

    static String ticket(String ticketId) {
        return "ticket:" + ticketId;
    }

    private static String member(String userId) {
        return "member:" + userId;
    }
}
