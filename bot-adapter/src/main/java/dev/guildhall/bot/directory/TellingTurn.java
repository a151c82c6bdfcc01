package dev.guildhall.bot.directory;

import dev.guildhall.bot.sides.DirectorySide;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.Told;
import dev.guildhall.events.wire.GuildMembers;
import dev.guildhall.events.wire.GuildMembers.Changes;
import dev.guildhall.events.wire.GuildMembers.Names;
import dev.guildhall.events.wire.GuildMembers.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is to be told of one guild. What is told is read at the moment of telling, so however many changes came
 * meanwhile, one telling covers them all. Blocks; throws {@link SideAway} or
 * {@link dev.guildhall.bot.sides.SideRefused} when it has to be tried again.
 */
final class TellingTurn {
    /** How often others may come between before it is left for later. */
    static final int MAX_ATTEMPTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(TellingTurn.class);

    private final GuildMirror mirror;
    private final DirectorySide side;

    TellingTurn(GuildMirror mirror, DirectorySide side) {
        this.mirror = mirror;
        this.side = side;
    }

    void tell(String guildId, Telling telling, Telling.Work work) {
        if (work.skeleton()) {
            tellSkeleton(guildId, telling);
        }
        if (!work.changed().isEmpty()) {
            tellChanges(guildId, telling, work.changed());
        }
        if (work.everybody()) {
            tellEverybody(guildId);
        }
    }

    private void tellSkeleton(String guildId, Telling telling) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            GuildDirectory directory =
                    mirror.directory(guildId, telling.stamp()).orElse(null);
            if (directory == null) {
                return;
            }
            Told told = side.tell(guildId, directory);
            // Whether or not: the next telling knows of this one, and is read after it.
            telling.stamp(told.stamp());
            if (told.taken()) {
                return;
            }
        }
        throw new SideAway("others tell about guild %s at the same time".formatted(guildId));
    }

    /** Range by range. A member who leaves meanwhile is missing in a range still to come, or told as a change later. */
    private void tellEverybody(String guildId) {
        List<String> ids = mirror.memberIds(guildId).orElse(null);
        if (ids == null) {
            return;
        }
        long pass = side.begin(guildId);
        String after = "";
        for (int from = 0; from == 0 || from < ids.size(); from += GuildMembers.MAX_TOLD) {
            int to = Math.min(ids.size(), from + GuildMembers.MAX_TOLD);
            List<Names> names = mirror.names(guildId, ids.subList(from, to)).orElse(null);
            if (names == null) {
                throw new SideAway("Discord says nothing about guild %s any more".formatted(guildId));
            }
            String upTo = to == ids.size() ? null : ids.get(to - 1);
            if (!side.tell(guildId, new Range(pass, after, upTo, names))) {
                LOG.info("Somebody else tells who is in guild {}", guildId);
                return;
            }
            after = upTo == null ? after : upTo;
        }
        LOG.info("Told {} members of guild {}", ids.size(), guildId);
    }

    private void tellChanges(String guildId, Telling telling, Map<String, Boolean> changed) {
        List<String> ids = List.copyOf(new TreeMap<>(changed).keySet());
        for (int from = 0; from < ids.size(); from += GuildMembers.MAX_TOLD) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + GuildMembers.MAX_TOLD));
            List<Names> names = mirror.names(guildId, some).orElse(null);
            if (names == null) {
                return;
            }
            Set<String> present = names.stream().map(Names::id).collect(Collectors.toSet());
            List<String> left = new ArrayList<>(some);
            left.removeAll(present);
            List<String> joined = names.stream()
                    .map(Names::id)
                    .filter(id -> Boolean.TRUE.equals(changed.get(id)))
                    .toList();
            if (!side.tell(guildId, new Changes(joined, names, left))) {
                telling.addSkeleton();
                telling.addEverybody();
                throw new SideAway("guild %s has to be told whole first".formatted(guildId));
            }
        }
    }
}
