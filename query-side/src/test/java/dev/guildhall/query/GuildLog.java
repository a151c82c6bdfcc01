package dev.guildhall.query;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.effect.EffectEvent;
import dev.guildhall.events.erasure.ErasureEvent;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.log.LogEvent;
import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.events.moderation.ModerationEvent;
import dev.guildhall.events.music.MusicEvent;
import dev.guildhall.events.operation.OperationEvent;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.signin.SessionEvent;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketPanelEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ApplicationContext;

/** Puts events into the real log, as a command side would. */
public final class GuildLog {
    private final EventStore store;
    private final LogReader reader;

    GuildLog(ApplicationContext context) {
        this.store = context.getBean(EventStore.class);
        this.reader = context.getBean(LogReader.class);
    }

    private static String aggregateId(GuildhallEvent event) {
        return switch (event) {
            case GiveawayEvent giveaway -> AggregateIds.giveaway(giveaway.giveawayId());
            case LevelingEvent level -> AggregateIds.level(level.guildId(), level.userId());
            case ModerationEvent moderation -> AggregateIds.moderation(moderation.guildId());
            case MusicEvent music -> AggregateIds.music(music.guildId());
            case TicketMessageEvent message -> AggregateIds.ticket(message.ticketId());
            case TicketEvent ticket -> AggregateIds.ticketDesk(ticket.guildId());
            case TicketPanelEvent panel -> AggregateIds.ticketDesk(panel.guildId());
            case MemberEvent member -> AggregateIds.member(member.guildId(), member.userId());
            case OfGuild ofGuild -> AggregateIds.guild(ofGuild.guildId());
            case OperationEvent operation -> AggregateIds.projection(operation.projection());
            case EffectEvent effect -> AggregateIds.effect(effect.effectId());
            case LogEvent verification -> AggregateIds.verification(verification.verificationId());
            case SessionEvent session -> AggregateIds.revocation(session.revocationId());
            case ErasureEvent erasure -> AggregateIds.person(erasure.userId());
            default -> throw new AssertionError("whose event is this? " + event);
        };
    }

    private static String type(GuildhallEvent event) {
        return switch (event) {
            case GiveawayEvent ignored -> "Giveaway";
            case LevelingEvent ignored -> "MemberLevel";
            case ModerationEvent ignored -> "CaseDesk";
            case MusicEvent ignored -> "MusicQueue";
            case TicketMessageEvent ignored -> "TicketTranscript";
            case TicketEvent ignored -> "TicketDesk";
            case TicketPanelEvent ignored -> "TicketDesk";
            case MemberEvent ignored -> "Membership";
            case OfGuild ignored -> "Guild";
            case OperationEvent ignored -> "Projection";
            case EffectEvent ignored -> "Effect";
            case SessionEvent ignored -> "Revocation";
            case LogEvent ignored -> "Verification";
            default -> "Person";
        };
    }

    private static Map<String, String> metadata(GuildhallEvent event, Map<String, String> more) {
        Map<String, String> metadata = new HashMap<>(
                event instanceof OfGuild ofGuild
                        ? Map.of(MetadataKeys.GUILD_ID, ofGuild.guildId(), MetadataKeys.ORIGIN, "system:test")
                        : Map.of(MetadataKeys.ORIGIN, "operator"));
        metadata.putAll(more);
        return metadata;
    }

    /** Appends events of one guild, of one giveaway, or of one person, at once and returns the position of the last. */
    public long append(GuildhallEvent... events) {
        return append(Map.of(), events);
    }

    /** The same, with more metadata. */
    public long append(Map<String, String> more, GuildhallEvent... events) {
        String aggregateId = aggregateId(events[0]);
        long sequence = reader.lastSequence(aggregateId).orElse(-1);
        DomainEventMessage<?>[] messages = new DomainEventMessage<?>[events.length];
        for (int i = 0; i < events.length; i++) {
            messages[i] = new GenericDomainEventMessage<>(
                    type(events[i]), aggregateId, ++sequence, events[i], metadata(events[i], more));
        }
        store.publish(Arrays.asList(messages));
        return reader.positionOf(UUID.fromString(messages[messages.length - 1].getIdentifier()))
                .orElseThrow();
    }

    public static SettingsChanged prefix(String guildId, String after) {
        return new SettingsChanged(guildId, List.of(new Change("prefix", null, after)));
    }
}
