package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.PendingToken;
import dev.guildhall.eventlog.UnreadableEvent;
import dev.guildhall.eventlog.UnreadablePayload;
import dev.guildhall.eventlog.parking.Incoming;
import dev.guildhall.eventlog.parking.Poison;
import dev.guildhall.eventlog.parking.Quarantine;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.OfInstallation;
import dev.guildhall.events.erasure.ErasureEvent;
import dev.guildhall.events.erasure.PersonErased;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.events.moderation.ModerationEvent;
import dev.guildhall.events.music.MusicEvent;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketPanelEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events of one transaction: their guilds are looked up once, evolved in memory, and written once. */
final class ConfigurationBatch {
    private record Entry(OfGuild event, long timestampMillis, Cause cause) {}

    private final List<Incoming<Entry>> entries = new ArrayList<>();
    private final Map<String, Long> erased = new HashMap<>();
    private List<ViewStep> steps = List.of();
    private @Nullable PendingToken token;
    private long position;
    private boolean nobodysIsUnreadable;

    /** The segment has come so far, whatever stands there. */
    void comesTo(long at) {
        position = at;
    }

    /** @throws UnprojectableEvent when the event belongs to no feature that this view knows of */
    void add(GuildhallEvent event, long at, long timestampMillis, Cause cause) {
        position = at;
        if (isNoPartOfTheConfiguration(event)) {
            // No row is even read for it.
            return;
        }
        if (event instanceof OfGuild ofGuild) {
            entries.add(Incoming.of(event, at, new Entry(ofGuild, timestampMillis, cause)));
        } else if (event instanceof ErasureEvent erasure) {
            switch (erasure) {
                case PersonErased person -> erase(person);
            }
        } else {
            throw new UnprojectableEvent(at, "unknown event " + event.getClass().getSimpleName());
        }
    }

    private void erase(PersonErased person) {
        if (!nobodysIsUnreadable) {
            erased.merge(person.userId(), person.key(), Math::max);
        }
    }

    /** From here on its guild is gone on without. */
    void add(UnreadablePayload payload) {
        position = payload.position();
        nobodysIsUnreadable |= payload.guildId() == null;
        entries.add(Incoming.of(payload));
    }

    static boolean isNoPartOfTheConfiguration(GuildhallEvent event) {
        return switch (event) {
            case GiveawayEvent ignored -> true;
            case LevelingEvent ignored -> true;
            case ModerationEvent ignored -> true;
            case MusicEvent ignored -> true;
            case MemberEvent ignored -> true;
            case TicketEvent ignored -> true;
            case TicketPanelEvent ignored -> true;
            case TicketMessageEvent ignored -> true;
            case ErasureEvent ignored -> false;
            case OfInstallation ignored -> true;
            default -> false;
        };
    }

    /** How far the segment has come when the batch is committed. */
    void endsWith(PendingToken last) {
        token = last;
    }

    PendingToken token() {
        return Objects.requireNonNull(token, "the batch was committed before its token was stored");
    }

    /** The position of the last event. */
    long position() {
        return position;
    }

    /** By user id the number of the last key destroyed. */
    Map<String, Long> erased() {
        return erased;
    }

    Set<String> guilds() {
        return entries.stream()
                .filter(entry -> entry.unreadable() == null)
                .map(Incoming::guild)
                .collect(Collectors.toSet());
    }

    /**
     * What the batch makes of these rows.
     *
     * @param rows those of {@link #guilds()} that there are
     * @param quarantine for events that cannot be followed, and those behind them
     */
    FoldedBatch foldedInto(Map<String, GuildView> rows, Quarantine quarantine) {
        Map<String, GuildView> known = new HashMap<>(rows);
        Map<String, RowChange> changes = new LinkedHashMap<>();
        List<ViewStep> taken = new ArrayList<>();
        for (Incoming<Entry> incoming : entries) {
            ViewStep step = quarantine.waits(incoming.guild(), incoming.position())
                    ? null
                    : step(known.get(incoming.guild()), incoming, quarantine);
            if (step != null) {
                GuildView after = step.after();
                known.put(after.guildId(), after);
                changes.put(after.guildId(), new RowChange(rows.get(after.guildId()), after));
                taken.add(step);
            }
        }
        return new FoldedBatch(List.copyOf(changes.values()), taken);
    }

    /** {@code null} when nothing follows from it. */
    private static @Nullable ViewStep step(
            @Nullable GuildView before, Incoming<Entry> incoming, Quarantine quarantine) {
        UnreadableEvent unreadable = incoming.unreadable();
        if (unreadable != null) {
            quarantine.add(incoming, unreadable);
            return null;
        }
        Entry entry = incoming.event();
        try {
            GuildView after = GuildEvolution.evolve(before, entry.event(), incoming.position());
            return before == null || after.position() > before.position()
                    ? new ViewStep(
                            before, entry.event(), after, incoming.position(), entry.timestampMillis(), entry.cause())
                    : null;
        } catch (RuntimeException e) {
            if (!Poison.isOne(e)) {
                throw e;
            }
            quarantine.add(incoming, e);
            return null;
        }
    }

    void written(FoldedBatch folded) {
        steps = folded.steps();
    }

    /** What happened to whom, once written. */
    List<ViewStep> steps() {
        return steps;
    }
}
