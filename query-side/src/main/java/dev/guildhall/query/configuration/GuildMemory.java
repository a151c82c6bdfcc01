package dev.guildhall.query.configuration;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows that the projection wrote last, as it wrote them, so that it need not read them for the next batch. It may be
 * wrong at any time, because it does not hear what others do: whoever writes has to say from which position on, see {@link
 * BatchStatement}. Thread-safe.
 */
final class GuildMemory {
    /** Beyond it those that were longest without an event are read again. */
    static final int MAX_GUILDS = 2_000;

    private static final float LOAD = 0.75f;

    private final Map<String, GuildView> views = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, GuildView> eldest) {
            return size() > MAX_GUILDS;
        }
    };

    /** Those of the guilds that are remembered, by id, in a map that the caller may change. */
    synchronized Map<String, GuildView> find(Collection<String> guildIds) {
        Map<String, GuildView> found = new HashMap<>();
        for (String guildId : guildIds) {
            GuildView view = views.get(guildId);
            if (view != null) {
                found.put(guildId, view);
            }
        }
        return found;
    }

    /** These were committed. */
    synchronized void keep(Collection<GuildView> committed) {
        committed.forEach(view -> views.put(view.guildId(), view));
    }

    synchronized void forget() {
        views.clear();
    }
}
