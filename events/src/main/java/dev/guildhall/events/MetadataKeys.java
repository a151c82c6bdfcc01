package dev.guildhall.events;

import java.util.Set;

/** Names of the metadata that every stored event carries. All values are strings; absent means unknown. */
public final class MetadataKeys {
    public static final String GUILD_ID = "guildId";
    public static final String ACTOR_TYPE = "actorType";
    public static final String ACTOR_ID = "actorId";
    public static final String ACTOR_NAME = "actorName";
    /** Where it was asked: {@code panel}, {@code discord}, {@code system} or {@code operator}, with a detail after a colon. */
    public static final String ORIGIN = "origin";

    public static final String REASON = "reason";
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";
    public static final String TRACE_ID = "traceId";

    public static final Set<String> ALL =
            Set.of(GUILD_ID, ACTOR_TYPE, ACTOR_ID, ACTOR_NAME, ORIGIN, REASON, CORRELATION_ID, CAUSATION_ID, TRACE_ID);

    /** Says something about a person: stored as a {@link SealedValue} of the actor, so that it can be erased. */
    public static final Set<String> PERSONAL = Set.of(ACTOR_NAME, REASON);

    private MetadataKeys() {}
}
