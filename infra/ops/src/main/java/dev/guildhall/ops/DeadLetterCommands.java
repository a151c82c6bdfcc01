package dev.guildhall.ops;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Events that a projection could not take in, by guild and in order: of the views, and of the deadlines. */
@Command(
        name = "dead-letters",
        description = "Events that a read model, or the deadlines, could not take in; tries them again.")
final class DeadLetterCommands {
    private static final String LETTERS = "/api/ops/dead-letters";
    private static final String LETTERS_OF_DEADLINES = "/api/ops/deadlines/dead-letters";
    private static final String DEADLINES = "deadlines";

    private final Ops ops;

    DeadLetterCommands(Ops ops) {
        this.ops = ops;
    }

    @Command(description = "All of them, in the order in which they will be taken in.")
    int list(
            @Option(
                            names = "--projection",
                            paramLabel = "NAME",
                            description = "Of this one only; " + DEADLINES + " is one, too.")
                    @Nullable String projection,
            @Option(names = "--guild", paramLabel = "ID", description = "Of this guild only.") @Nullable String guild,
            @Option(names = "--max", paramLabel = "N", defaultValue = "1000", description = "${DEFAULT-VALUE} at most.")
                    int max) {
        Listing listing = letters(projection, guild, max);
        ops.screen().data(listing.items());
        Table table = new Table("ID", "GUILD", "TYPE", "ATTEMPTS", "WAITING", "WANTED", "ERROR");
        for (JsonNode letter : listing.items()) {
            table.row(
                    Json.text(letter, "id"),
                    Json.text(letter, "guildId"),
                    Json.text(letter, "eventType"),
                    Json.text(letter, "attempts"),
                    Json.text(letter, "waiting"),
                    Json.text(letter, "wanted"),
                    Json.text(letter.path("error"), "type"));
        }
        listing.tell(ops.screen(), table);
        return ExitCode.OK;
    }

    /** Those of views first; each side tells of its own. */
    private Listing letters(@Nullable String projection, @Nullable String guild, int max) {
        String ofGuild = guild == null ? "" : "guildId=" + Session.encoded(guild);
        if (DEADLINES.equals(projection)) {
            return Listing.read(ops.api(), LETTERS_OF_DEADLINES, ofGuild, max);
        }
        List<String> filter = new ArrayList<>();
        if (projection != null) {
            filter.add("projection=" + Session.encoded(projection));
        }
        if (guild != null) {
            filter.add(ofGuild);
        }
        Listing ofViews = Listing.read(ops.api(), LETTERS, String.join("&", filter), max);
        return projection != null || ofViews.more()
                ? ofViews
                : ofViews.and(Listing.read(
                        ops.api(),
                        LETTERS_OF_DEADLINES,
                        ofGuild,
                        max - ofViews.items().size()));
    }

    @Command(description = "All that is known of one.")
    int show(@Parameters(paramLabel = "ID", description = "As in the list.") String id) {
        for (JsonNode letter : letters(null, null, Integer.MAX_VALUE).items()) {
            if (Json.text(letter, "id").equals(id)) {
                ops.screen().data(letter);
                ops.screen().say(Json.indented(letter));
                return ExitCode.OK;
            }
        }
        throw new OpsFailure(ExitCode.REFUSED, "There is no dead letter " + id, "Look at ops dead-letters list.");
    }

    @Command(description = "Tries one again, and those of its guild that wait for it.")
    int retry(@Parameters(paramLabel = "ID", description = "As in the list.") String id) {
        return done(ops.api().post(LETTERS + "/" + Session.encoded(id) + "/retry", null, ops.reason()));
    }

    @Command(
            name = "retry-all",
            description = "Tries all of a projection again, or of the deadlines; each guild's in order.")
    int retryAll(@Parameters(paramLabel = "PROJECTION", description = "As in the list.") String projection) {
        return done(ops.api().post(LETTERS + "/retry", Json.object().put("projection", projection), ops.reason()));
    }

    @Command(description = "Gives one up for good; --reason says why.")
    int discard(@Parameters(paramLabel = "ID", description = "As in the list.") String id) {
        String reason = ops.requiredReason();
        return done(ops.api()
                .post(
                        LETTERS + "/" + Session.encoded(id) + "/discard",
                        Json.object().put("reason", reason),
                        reason));
    }

    private int done(Api.Reply reply) {
        ops.screen().data(reply.data());
        ops.screen().say(reply.data().isEmpty() ? "Done." : Json.line(reply.data()));
        return ExitCode.OK;
    }
}
