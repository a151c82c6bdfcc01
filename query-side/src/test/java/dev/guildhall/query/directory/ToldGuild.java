package dev.guildhall.query.directory;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import dev.guildhall.events.wire.GuildMembers.Changes;
import dev.guildhall.events.wire.GuildMembers.Names;
import dev.guildhall.events.wire.GuildMembers.Range;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One guild as a bot tells about it. */
record ToldGuild(QuerySideProcess side, String id) {
    private static final String PASSES = "/passes";

    static GuildChannel text(String id, String name, int position) {
        return new GuildChannel(id, name, ChannelKind.TEXT, null, position);
    }

    static Names named(String id, String name) {
        return new Names(id, name, null, null);
    }

    /** Answers whether it was taken, and what holds now. */
    Reply tell(@Nullable Long stamp, GuildChannel... channels) throws Exception {
        return tell(stamp, List.of(channels), List.of(new GuildRole(id, "@everyone", null, -1, false)));
    }

    Reply tell(@Nullable Long stamp, List<GuildChannel> channels, List<GuildRole> roles) throws Exception {
        return send("PUT", "", new GuildDirectory(stamp, channels, roles));
    }

    long begin() throws Exception {
        return send("POST", PASSES, Map.of()).body().at("/data/pass").asLong();
    }

    Reply tell(long pass, String after, @Nullable String upTo, Names... members) throws Exception {
        return send("PUT", "/members", new Range(pass, after, upTo, List.of(members)));
    }

    /** Nobody else is in the guild. */
    void tellAll(Names... members) throws Exception {
        tell(begin(), "", null, members);
    }

    Reply change(List<String> joined, List<Names> members, List<String> left) throws Exception {
        return send("POST", "/members", new Changes(joined, members, left));
    }

    Reply get(String userId, String what) throws Exception {
        return side.get("/api/guilds/" + id + what, userId);
    }

    /** The names of those who are found, in order. */
    List<String> found(String userId, String query) throws Exception {
        return get(userId, "/members?query=" + query)
                .body()
                .path("data")
                .valueStream()
                .map(member -> member.path("name").asString())
                .toList();
    }

    Reply send(String method, String rest, Object body) throws Exception {
        return side.send(
                method,
                "/internal/guilds/" + id + "/directory" + rest,
                side.serviceToken(),
                Map.of(),
                EventJson.writeString(body));
    }
}
