package dev.guildhall.command.guild;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.guildhall.command.dispatch.Insiders;
import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.UnreadableEvent;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.permission.PermissionEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may see a guild by what can be read of its history, event by event: where it holds something that this program cannot
 * read, its own people are told so, and nobody else learns that there is such a guild. Thread-safe.
 */
final class ReadableAuthority implements Insiders {
    /** Of a longer history nobody is an insider. */
    static final int MAX_EVENTS = 5_000;

    /** Whoever asks again and again has it read at most this often. */
    static final Duration FRESH = Duration.ofSeconds(10);

    private static final int MAX_GUILDS = 1_000;

    private final LogReader log;
    private final LoadingCache<String, GuildAuthority> known = Caffeine.newBuilder()
            .maximumSize(MAX_GUILDS)
            .expireAfterWrite(FRESH)
            .build(this::read);

    ReadableAuthority(LogReader log) {
        this.log = log;
    }

    @Override
    public boolean isOne(String guildId, String userId) {
        return known.get(guildId).levelOf(userId).mayRead();
    }

    private GuildAuthority read(String guildId) {
        String aggregateId = AggregateIds.guild(guildId);
        long last = log.lastSequence(aggregateId).orElse(-1);
        GuildState state = GuildState.UNKNOWN;
        if (last < MAX_EVENTS) {
            for (long sequence = 0; sequence <= last; sequence++) {
                state = event(aggregateId, sequence).map(after(state, sequence)).orElse(state);
            }
        }
        return state.authority();
    }

    private static Function<GuildhallEvent, GuildState> after(GuildState state, long sequence) {
        return event -> switch (event) {
            case GuildEvent presence -> state.after(presence, sequence);
            case PermissionEvent permission -> state.after(permission, sequence);
            default -> state;
        };
    }

    private Optional<GuildhallEvent> event(String aggregateId, long sequence) {
        try {
            return log.aggregateEvent(aggregateId, sequence).map(logged -> logged.payload());
        } catch (UnreadableEvent unreadable) {
            return Optional.empty();
        }
    }
}
