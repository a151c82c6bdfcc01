package dev.guildhall.query.directory;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import dev.guildhall.events.wire.GuildMembers.Names;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.guild.GuildReading;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * From ids to names, for those who may see the guild. The version is that of the guild's configuration, as everywhere;
 * the entity tag goes by what is answered.
 */
@RestController
@RequestMapping({"/api/guilds/{guildId}", "/api/panel/guilds/{guildId}", "/api/discord/guilds/{guildId}"})
public final class DirectoryRoutes {
    static final int MAX_MEMBERS = 100;

    /** Longest query, in characters: nobody is called that. */
    static final int MAX_QUERY_LENGTH = 100;

    private static final String DEFAULT_MEMBERS = "25";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** One channel as it is answered. */
    record ListedChannel(String id, String name, @Nullable String parentId) {}

    /** A guild's channels by kind, each as Discord sorts them. The first three can be configured. */
    record Channels(
            List<ListedChannel> text,
            List<ListedChannel> voice,
            List<ListedChannel> category,
            List<ListedChannel> stage,
            List<ListedChannel> forum,
            List<ListedChannel> media) {
        static Channels of(GuildDirectory directory) {
            return new Channels(
                    listed(directory, ChannelKind.TEXT),
                    listed(directory, ChannelKind.VOICE),
                    listed(directory, ChannelKind.CATEGORY),
                    listed(directory, ChannelKind.STAGE),
                    listed(directory, ChannelKind.FORUM),
                    listed(directory, ChannelKind.MEDIA));
        }

        private static List<ListedChannel> listed(GuildDirectory directory, ChannelKind kind) {
            return directory.channels().stream()
                    .filter(channel -> channel.kind() == kind)
                    .sorted(Comparator.comparingInt(GuildChannel::position).thenComparing(GuildChannel::id))
                    .map(channel -> new ListedChannel(channel.id(), channel.name(), channel.parentId()))
                    .toList();
        }
    }

    private final GuildReading reading;
    private final Skeletons skeletons;
    private final Members members;
    private final MemberSearch search;

    DirectoryRoutes(GuildReading reading, Skeletons skeletons, Members members, MemberSearch search) {
        this.reading = reading;
        this.skeletons = skeletons;
        this.members = members;
        this.search = search;
    }

    @GetMapping("/channels")
    ResponseEntity<Answer<Channels>> channels(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GuildView view = reading.read(asker, guildId, version);
        GuildDirectory directory = directory(guildId);
        return ResponseEntity.ok().eTag(tag(directory, view)).body(Answer.of(Channels.of(directory), view.version()));
    }

    /** The highest first. */
    @GetMapping("/roles")
    ResponseEntity<Answer<List<GuildRole>>> roles(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GuildView view = reading.read(asker, guildId, version);
        GuildDirectory directory = directory(guildId);
        List<GuildRole> roles = directory.roles().stream()
                .sorted(Comparator.comparingInt(GuildRole::position).reversed().thenComparing(GuildRole::id))
                .toList();
        return ResponseEntity.ok().eTag(tag(directory, view)).body(Answer.list(roles, view.version(), null));
    }

    @GetMapping("/members")
    Answer<List<Names>> members(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = DEFAULT_MEMBERS) int limit,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GuildView view = reading.read(asker, guildId, version);
        if (limit < 1 || limit > MAX_MEMBERS || query.length() > MAX_QUERY_LENGTH || query.indexOf('\0') >= 0) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "'limit' must be from 1 to %d, 'query' at most %d characters long"
                            .formatted(MAX_MEMBERS, MAX_QUERY_LENGTH));
        }
        if (!members.known(guildId)) {
            throw untold();
        }
        return Answer.list(search.find(guildId, query, limit), view.version(), null);
    }

    private GuildDirectory directory(String guildId) {
        return skeletons.find(guildId).orElseThrow(DirectoryRoutes::untold);
    }

    private static String tag(GuildDirectory directory, GuildView view) {
        return "\"%d-%d\"".formatted(directory.stamp(), view.version());
    }

    /** Nobody knows of the guild's channels and roles yet. */
    public static ProblemException untold() {
        return new ProblemException(Problem.away("The bot has not told about this guild yet", RETRY_AFTER));
    }
}
