package dev.guildhall.query.configuration;

import dev.guildhall.eventlog.PendingToken;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.erasure.ErasureEvent;
import dev.guildhall.events.erasure.PersonErased;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.events.moderation.ModerationEvent;
import dev.guildhall.events.music.MusicEvent;
import dev.guildhall.events.operation.OperationEvent;
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
    private record Entry(OfGuild event, long position, long timestampMillis, Cause cause) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Long> erased = new HashMap<>();
    private List<ViewStep> steps = List.of();
    private @Nullable PendingToken token;
    private long position;

    /** @throws UnprojectableEvent when the event belongs to no feature that this view knows of */
    void add(GuildhallEvent event, long at, long timestampMillis, Cause cause) {
        if (isNoPartOfTheConfiguration(event)) {
            // No row is even read for it.
            position = at;
            return;
        }
        if (event instanceof OfGuild ofGuild) {
            entries.add(new Entry(ofGuild, at, timestampMillis, cause));
        } else if (event instanceof ErasureEvent erasure) {
            switch (erasure) {
                case PersonErased person -> erased.merge(person.userId(), person.key(), Math::max);
            }
        } else {
            throw new UnprojectableEvent(at, "unknown event " + event.getClass().getSimpleName());
        }
        position = at;
    }

    private static boolean isNoPartOfTheConfiguration(GuildhallEvent event) {
        return switch (event) {
            case GiveawayEvent ignored -> true;
            case LevelingEvent ignored -> true;
            case ModerationEvent ignored -> true;
            case MusicEvent ignored -> true;
            case MemberEvent ignored -> true;
            case OperationEvent ignored -> true;
            case TicketEvent ignored -> true;
            case TicketPanelEvent ignored -> true;
            case TicketMessageEvent ignored -> true;
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
        return entries.stream().map(entry -> entry.event().guildId()).collect(Collectors.toSet());
    }

    /**
     * What the batch makes of these rows.
     *
     * @param rows those of {@link #guilds()} that there are
     * @throws UnprojectableEvent when one of the events cannot be followed
     */
    FoldedBatch foldedInto(Map<String, GuildView> rows) {
        Map<String, GuildView> known = new HashMap<>(rows);
        Map<String, RowChange> changes = new LinkedHashMap<>();
        List<ViewStep> taken = new ArrayList<>();
        for (Entry entry : entries) {
            String guildId = entry.event().guildId();
            GuildView before = known.get(guildId);
            GuildView after = GuildEvolution.evolve(before, entry.event(), entry.position());
            if (before == null || after.position() > before.position()) {
                known.put(guildId, after);
                changes.put(guildId, new RowChange(rows.get(guildId), after));
                taken.add(new ViewStep(
                        before, entry.event(), after, entry.position(), entry.timestampMillis(), entry.cause()));
            }
        }
        return new FoldedBatch(List.copyOf(changes.values()), taken);
    }

    void written(FoldedBatch folded) {
        steps = folded.steps();
    }

    /** What happened to whom, once written. */
    List<ViewStep> steps() {
        return steps;
    }
}
