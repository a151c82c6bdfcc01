package dev.guildhall.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** How the read models follow the log. */
@Command(name = "projections", description = "How the read models follow the log; has one stand still.")
final class ProjectionCommands {
    private static final String PROJECTIONS = "/api/ops/projections";

    private final Ops ops;

    ProjectionCommands(Ops ops) {
        this.ops = ops;
    }

    @Command(description = "All of them, with position, lag, rate and owners.")
    int list() {
        JsonNode data = ops.api().get(PROJECTIONS).data();
        ops.screen().data(data);
        ops.screen().say(table(data));
        return ExitCode.OK;
    }

    @Command(description = "The same again and again, until interrupted.")
    int watch(
            @Option(names = "--until-caught-up", description = "End with 0 when none of them lags.")
                    boolean untilCaughtUp,
            @Option(names = "--timeout", paramLabel = "SECONDS", description = "End with 6 after that time.") @Nullable Long timeout) {
        Api api = ops.api();
        Predicate<JsonNode> over = data -> untilCaughtUp && isCaughtUp(data);
        Ops.watch(api, timeout)
                .until(
                        () -> {
                            JsonNode data = api.get(PROJECTIONS).data();
                            ops.screen().now(data, table(data).lines());
                            return data;
                        },
                        over);
        return ExitCode.OK;
    }

    @Command(description = "Has one stand still, in every process, also after restarts.")
    int pause(@Parameters(paramLabel = "NAME", description = "As in the list.") String name) {
        return steer(name, "pause", "stands still from now on");
    }

    @Command(description = "Has it follow the log again.")
    int resume(@Parameters(paramLabel = "NAME", description = "As in the list.") String name) {
        return steer(name, "resume", "follows the log again");
    }

    private int steer(String name, String step, String outcome) {
        Api.Reply reply = ops.api().post(PROJECTIONS + "/" + Session.encoded(name) + "/" + step, null, ops.reason());
        ops.screen().data(reply.data());
        ops.screen().say(name + " " + outcome);
        return ExitCode.OK;
    }

    private static boolean isCaughtUp(JsonNode projections) {
        for (JsonNode projection : projections) {
            if (projection.path("lagEvents").asLong() > 0) {
                return false;
            }
        }
        return true;
    }

    private static Table table(JsonNode projections) {
        Table table = new Table("NAME", "STATE", "LAG", "LAG-MS", "PER-S", "POSITION", "HEAD", "OWNER", "NOTE");
        for (JsonNode projection : projections) {
            table.row(
                    Json.text(projection, "name"),
                    Json.text(projection, "state"),
                    Json.text(projection, "lagEvents"),
                    Json.text(projection, "lagMillis"),
                    Json.text(projection, "eventsPerSecond"),
                    Json.text(projection, "position"),
                    Json.text(projection, "head"),
                    owners(projection),
                    note(projection));
        }
        return table;
    }

    private static String owners(JsonNode projection) {
        List<String> owners = new ArrayList<>();
        for (JsonNode segment : projection.path("segments")) {
            String owner = Json.text(segment, "owner");
            if (!owner.isEmpty() && !owners.contains(owner)) {
                owners.add(owner);
            }
        }
        return owners.isEmpty() ? "-" : String.join(",", owners);
    }

    private static String note(JsonNode projection) {
        String error = Json.text(projection, "error");
        return error.isEmpty() ? Json.text(projection, "rebuildId") : error;
    }
}
