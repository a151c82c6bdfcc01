package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import dev.guildhall.events.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where guilds are brought back to how they were, which is the command side. Every call blocks for at most {@link
 * SidesConfiguration#READ_TIMEOUT} and throws {@link SideRefused} when the command side says no, {@link SideAway} when it
 * cannot say anything. Thread-safe.
 */
public final class RevertSide {
    private static final String IF_MATCH = "If-Match";

    private final RevertRoutes routes;

    RevertSide(RevertRoutes routes) {
        this.routes = routes;
    }

    /** A later change that would be lost, and the fields for which it would. */
    public record Conflict(long position, List<String> paths) {}

    /** What changes by going back. */
    public record Reversal(List<Change> changes, List<Conflict> conflicts) {}

    /** What would change, of the configuration of that version. */
    public record Preview(Reversal reversal, long version) {}

    /**
     * Where to go back to: either of the first two.
     *
     * @param position of one change that is to be undone
     * @param module the only one that is to be touched; {@code null} for the settings and all modules
     */
    public record Wish(
            @Nullable Long position,
            @Nullable Instant toTime,
            @Nullable String module) {
        private Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            put(body, "position", position);
            put(body, "toTime", toTime == null ? null : toTime.toString());
            put(body, "module", module);
            return body;
        }

        private static void put(Map<String, Object> body, String name, @Nullable Object value) {
            if (value != null) {
                body.put(name, value);
            }
        }
    }

    /** Changes nothing. */
    public Preview preview(String guildId, Wish wish, ActingFor actingFor) {
        Map<String, Object> body = wish.body();
        body.put("dryRun", true);
        Answer<Reversal> answer = Call.of(() -> routes.revert(guildId, actingFor.headers(), body));
        return new Preview(answer.data(), version(answer));
    }

    /** Refused with 412 when the configuration is not the one of that version any more. */
    public Preview revert(String guildId, Wish wish, String reason, long version, ActingFor actingFor) {
        Map<String, Object> body = wish.body();
        body.put("reason", reason);
        Map<String, String> headers = new LinkedHashMap<>(actingFor.headers());
        headers.put(IF_MATCH, "\"" + version + "\"");
        Answer<Reversal> answer = Call.of(() -> routes.revert(guildId, headers, body));
        return new Preview(answer.data(), version(answer));
    }

    private static long version(Answer<?> answer) {
        Long version = answer.version();
        return version == null ? 0 : version;
    }
}
