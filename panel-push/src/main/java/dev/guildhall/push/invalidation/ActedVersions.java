package dev.guildhall.push.invalidation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.GuildContent;

/**
 * Up to which version each kind of news of each guild has been acted upon. Everything up to the last settled watermark
 * has been, so only what is newer needs an entry, and an entry that was evicted can repeat an event but never lose
 * one. Thread-safe.
 */
final class ActedVersions {
    /** Far more than changes between two watermarks. */
    static final int MAX_REMEMBERED = 100_000;

    static final String RELOAD = "reload";
    static final String ACCESS = "access";

    private final Cache<News, Long> versions;
    private volatile long settled = -1;

    private record News(String guildId, String kind) {}

    ActedVersions(int maxRemembered) {
        this.versions = Caffeine.newBuilder()
                .maximumSize(maxRemembered)
                .executor(Runnable::run)
                .build();
    }

    /** The kind of news that carries the part itself. */
    static String state(ConfigPart part) {
        return part.word();
    }

    /** The kind of news that only says that the part has changed. */
    static String invalidation(ConfigPart part) {
        return "invalidate:" + part.word();
    }

    /** The kind of news that says that some of it has changed. */
    static String invalidation(GuildContent content) {
        return "invalidate:" + content.word();
    }

    long of(String guildId, String kind) {
        Long version = versions.getIfPresent(new News(guildId, kind));
        return version == null ? settled : Math.max(settled, version);
    }

    /** Whether this kind of news is still known to be newer than {@code version}. */
    boolean remembers(String guildId, String kind, long version) {
        Long acted = versions.getIfPresent(new News(guildId, kind));
        return acted != null && acted > version;
    }

    /** @return whether this is news; at most one caller hears so for each version */
    boolean advance(String guildId, String kind, long version) {
        if (version <= settled) {
            return false;
        }
        boolean[] advanced = new boolean[1];
        versions.asMap().compute(new News(guildId, kind), (news, before) -> {
            advanced[0] = before == null || before < version;
            return advanced[0] || before == null ? Long.valueOf(version) : before;
        });
        return advanced[0];
    }

    /** Everything up to this version has been told to those who were in the rooms; -1 before anything was. */
    long settled() {
        return settled;
    }

    /** Everything up to {@code watermark} has been acted upon. */
    void settle(long watermark) {
        settled = Math.max(settled, watermark);
    }
}
