package dev.guildhall.push.configuration;

import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.events.wire.GuildDirectory.Standing;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The query side's answers. Every call blocks for up to a few seconds and throws {@link RestClientException} when there is none. */
public final class QuerySide {
    /** As many guilds as the query side puts on one page. */
    public static final int MAX_CHANGES = 1000;

    /** As many users as the query side takes at once. */
    public static final int MAX_USERS = 200;

    /** As many guilds as the query side takes at once. */
    public static final int MAX_DIRECTORIES = 1000;

    /** Longer than the query side may wait for {@code atLeast}. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private static final String CONTENTS =
            Arrays.stream(GuildContent.values()).map(GuildContent::word).collect(Collectors.joining(","));

    private final QuerySideRoutes routes;

    public QuerySide(QuerySideRoutes routes) {
        this.routes = routes;
    }

    /** @param since a watermark of an earlier answer, or -1 to learn the current one */
    public ChangedGuilds changes(long since) {
        return routes.changes(since, MAX_CHANGES, CONTENTS).data();
    }

    /** Position of the last change of any of it; 0 where the guild holds none, or is not shown. */
    public long version(String guildId, GuildContent content) {
        try {
            return routes.content(guildId, content.collection(), 1).version();
        } catch (HttpClientErrorException e) {
            if (isHidden(e)) {
                return 0;
            }
            throw e;
        }
    }

    public GuildAccess access(String userId) {
        return routes.access(userId).data();
    }

    /** The ids of the guilds that each of the users may see; at most {@link #MAX_USERS} users. */
    public Map<String, Set<String>> visible(Collection<String> userIds) {
        return routes.access(Map.of("userIds", List.copyOf(userIds))).data().stream()
                .collect(Collectors.toMap(
                        GuildAccess::userId,
                        access -> access.guilds().stream()
                                .map(GuildAccess.Entry::guildId)
                                .collect(Collectors.toSet())));
    }

    /**
     * Which state of its channels and roles is held of each of the guilds, at most {@link #MAX_DIRECTORIES}; those of which
     * nothing is held are left out.
     */
    public Map<String, Long> directoryStamps(Collection<String> guildIds) {
        Map<String, Long> stamps = new HashMap<>();
        for (Standing standing : routes.directories(List.copyOf(guildIds)).data()) {
            Long stamp = standing.stamp();
            if (stamp != null) {
                stamps.put(standing.guildId(), stamp);
            }
        }
        return stamps;
    }

    /** Empty for a guild that the query side does not show, such as one that the bot has left. */
    public Optional<GuildConfiguration> configuration(String guildId, long atLeast) {
        try {
            return Optional.of(configuration(routes.guild(guildId, atLeast)));
        } catch (HttpClientErrorException e) {
            if (isHidden(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isHidden(HttpClientErrorException e) {
        return e.getStatusCode() == HttpStatus.FORBIDDEN || e.getStatusCode() == HttpStatus.NOT_FOUND;
    }

    /** The version stands beside the data; the data need not repeat it. */
    private static GuildConfiguration configuration(QuerySideRoutes.Answer<GuildConfiguration> answer) {
        GuildConfiguration data = answer.data();
        return data.version() >= answer.version() ? data : data.withVersion(answer.version());
    }
}
