package dev.guildhall.ops;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Where somebody is signed in. */
@Command(name = "sessions", description = "Where a user is signed in; ends sessions.")
final class SessionCommands {
    private static final String SESSIONS = "/api/ops/sessions";

    private final Ops ops;

    SessionCommands(Ops ops) {
        this.ops = ops;
    }

    @Command(description = "A user's sessions that go on, the one used last first.")
    int list(@Parameters(paramLabel = "USER_ID", description = "A Discord id.") String userId) {
        Listing listing = Listing.read(ops.api(), SESSIONS, "userId=" + Session.encoded(userId), Integer.MAX_VALUE);
        ops.screen().data(listing.items());
        Table table = new Table("ID", "CREATED", "LAST-USED");
        for (JsonNode session : listing.items()) {
            table.row(Json.text(session, "id"), Json.text(session, "createdAt"), Json.text(session, "lastUsedAt"));
        }
        listing.tell(ops.screen(), table);
        return ExitCode.OK;
    }

    @Command(description = "Ends one session, or all of a user: tokens and sockets within about a second.")
    int revoke(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "Of a session.") @Nullable String id,
            @Option(names = "--all-of", paramLabel = "USER_ID", description = "All sessions of this user.") @Nullable String userId) {
        if ((id == null) == (userId == null)) {
            throw new OpsFailure(ExitCode.USAGE, "Which sessions?", "Name one session's id, or --all-of USER_ID.");
        }
        String path = id == null
                ? SESSIONS + "?userId=" + Session.encoded(String.valueOf(userId))
                : SESSIONS + "/" + Session.encoded(id);
        JsonNode data = ops.api().delete(path, ops.reason()).data();
        ops.screen().data(data);
        ops.screen().say("Ended: " + Json.text(data, "ended"));
        return ExitCode.OK;
    }
}
