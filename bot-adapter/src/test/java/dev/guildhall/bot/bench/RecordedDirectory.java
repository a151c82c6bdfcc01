package dev.guildhall.bot.bench;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.Standing;
import dev.guildhall.events.wire.GuildDirectory.Told;
import dev.guildhall.events.wire.GuildMembers;
import dev.guildhall.events.wire.GuildMembers.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What a query side would hold of what it is told about guilds, by the same rules. */
public final class RecordedDirectory {
    private static final Pattern GUILD = Pattern.compile("/internal/guilds/([0-9]+)/directory(/.*)?");

    private final Map<String, GuildDirectory> directories = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Names>> members = new ConcurrentHashMap<>();
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Map<String, Long> complete = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    public Optional<GuildDirectory> of(String guildId) {
        return Optional.ofNullable(directories.get(guildId));
    }

    /** By user id; empty until all of them were told. */
    public Map<String, Names> members(String guildId) {
        return complete.containsKey(guildId) ? Map.copyOf(held(guildId)) : Map.of();
    }

    /** Runs through all members that came to their end. */
    public long passes(String guildId) {
        return complete.getOrDefault(guildId, 0L);
    }

    /** As if somebody else had told something else. */
    public void overwrite(String guildId) {
        directories.put(guildId, new GuildDirectory(numbers.incrementAndGet(), List.of(), List.of()));
    }

    /** The tables are thrown away. */
    public void clear() {
        directories.clear();
        members.clear();
        begun.clear();
        complete.clear();
    }

    synchronized Object answer(SideCall call) {
        if (call.path().equals("/internal/directories")) {
            return EventJson.mapper().readValue(call.body(), new TypeReference<List<String>>() {}).stream()
                    .map(this::standing)
                    .toList();
        }
        Matcher guild = GUILD.matcher(call.path());
        if (!guild.matches()) {
            throw new IllegalArgumentException(call.path());
        }
        return answer(guild.group(1), String.valueOf(guild.group(2)), call);
    }

    private Object answer(String guildId, String rest, SideCall call) {
        return switch (call.method() + " " + rest) {
            case "PUT null" -> tell(guildId, EventJson.read(call.body(), GuildDirectory.class));
            case "POST /passes" -> {
                begun.put(guildId, numbers.incrementAndGet());
                yield Map.of("pass", numbers.get());
            }
            case "PUT /members" ->
                Map.of("taken", tell(guildId, EventJson.read(call.body(), GuildMembers.Range.class)));
            case "POST /members" ->
                Map.of("taken", tell(guildId, EventJson.read(call.body(), GuildMembers.Changes.class)));
            default -> throw new IllegalArgumentException(call.method() + " " + call.path());
        };
    }

    private Told tell(String guildId, GuildDirectory told) {
        GuildDirectory held = directories.get(guildId);
        if (held != null && held.equals(new GuildDirectory(held.stamp(), told.channels(), told.roles()))) {
            return new Told(true, held.stamp());
        }
        if (held != null && !Objects.equals(held.stamp(), told.stamp())) {
            return new Told(false, held.stamp());
        }
        long stamp = numbers.incrementAndGet();
        directories.put(guildId, new GuildDirectory(stamp, told.channels(), told.roles()));
        return new Told(true, stamp);
    }

    private boolean tell(String guildId, GuildMembers.Range range) {
        if (!Objects.equals(begun.get(guildId), range.pass())) {
            return false;
        }
        String upTo = range.upTo();
        held(guildId)
                .keySet()
                .removeIf(id -> id.compareTo(range.after()) > 0 && (upTo == null || id.compareTo(upTo) <= 0));
        range.members().forEach(member -> held(guildId).put(member.id(), member));
        if (upTo == null) {
            complete.merge(guildId, 1L, Long::sum);
        }
        return true;
    }

    private boolean tell(String guildId, GuildMembers.Changes changes) {
        changes.left().forEach(held(guildId)::remove);
        changes.members().forEach(member -> held(guildId).put(member.id(), member));
        return directories.containsKey(guildId);
    }

    private Standing standing(String guildId) {
        GuildDirectory held = directories.get(guildId);
        @Nullable Long stamp = held == null ? null : held.stamp();
        return new Standing(guildId, stamp, !complete.containsKey(guildId));
    }

    private Map<String, Names> held(String guildId) {
        return members.computeIfAbsent(guildId, id -> new ConcurrentHashMap<>());
    }
}
