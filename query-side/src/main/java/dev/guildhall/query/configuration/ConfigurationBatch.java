package dev.guildhall.query.configuration;

import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.erasure.ErasureEvent;
import dev.guildhall.events.erasure.PersonErased;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.guild.GuildLeft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The events of one transaction: their guilds are read once, evolved in memory, and written once. */
final class ConfigurationBatch {
    private record Entry(OfGuild event, long position, long timestampMillis, Cause cause) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<ViewStep> steps = new ArrayList<>();
    private final Map<String, Long> erased = new HashMap<>();
    private long position;

    /** @throws UnprojectableEvent when the event belongs to no feature that this view knows of */
    void add(GuildhallEvent event, long at, long timestampMillis, Cause cause) {
        if (event instanceof GiveawayEvent) {
            // Of the guild, but no part of its configuration: no row is even read for it.
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

    /** The position of the last event. */
    long position() {
        return position;
    }

    /** @throws UnprojectableEvent when one of the events cannot be followed; nothing is written then */
    void write(GuildViews views, List<WithinBatch> within) {
        if (!erased.isEmpty()) {
            within.forEach(one -> one.erased(erased));
        }
        if (!entries.isEmpty()) {
            write(views);
        }
        Set<String> left = steps.stream()
                .filter(step -> step.event() instanceof GuildLeft)
                .map(step -> step.after().guildId())
                .collect(Collectors.toSet());
        if (!left.isEmpty()) {
            within.forEach(one -> one.left(left));
        }
    }

    private void write(GuildViews views) {
        Set<String> guilds =
                entries.stream().map(entry -> entry.event().guildId()).collect(Collectors.toSet());
        Map<String, GuildView> known = views.find(guilds);
        Map<String, GuildView> changed = new LinkedHashMap<>();
        for (Entry entry : entries) {
            GuildView before = known.get(entry.event().guildId());
            GuildView after = GuildEvolution.evolve(before, entry.event(), entry.position());
            if (before == null || after.position() > before.position()) {
                known.put(after.guildId(), after);
                changed.put(after.guildId(), after);
                steps.add(new ViewStep(
                        before, entry.event(), after, entry.position(), entry.timestampMillis(), entry.cause()));
            }
        }
        if (!changed.isEmpty()) {
            views.store(changed.values());
        }
    }

    /** What happened to whom, once written. */
    List<ViewStep> steps() {
        return steps;
    }
}
