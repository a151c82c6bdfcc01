package dev.guildhall.query.history;

import dev.guildhall.events.Actor;
import dev.guildhall.events.Change;
import dev.guildhall.events.MetadataKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a guild's history. What people wrote and are called reads {@code [erased]} once they are.
 *
 * @param type of the event, as it is stored
 * @param actor {@code null} where it is not known
 * @param module the module that it is about, or the word of the feature where that is no module
 * @param routine whether it is told only when somebody asks for it
 * @param changes what is {@code null} was not set: of configuration the default applied, or applies
 */
record TimelineEntry(
        long position,
        Instant time,
        String type,
        @Nullable Who actor,
        @Nullable String origin,
        @Nullable String reason,
        @Nullable String correlationId,
        @Nullable String causationId,
        String module,
        boolean routine,
        String summary,
        List<Change> changes) {
    /**
     * @param type panel, discord, system or operator
     * @param name at the time
     */
    record Who(String type, String id, @Nullable String name) {
        static @Nullable Who of(Map<String, String> metadata) {
            String id = metadata.get(MetadataKeys.ACTOR_ID);
            return id == null
                    ? null
                    : new Who(
                            metadata.getOrDefault(MetadataKeys.ACTOR_TYPE, Actor.Type.SYSTEM.word()),
                            id,
                            metadata.get(MetadataKeys.ACTOR_NAME));
        }
    }
}
