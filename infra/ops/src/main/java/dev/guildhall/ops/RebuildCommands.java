package dev.guildhall.ops;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Read models made anew beside the live ones. */
@Command(name = "rebuild", description = "Has a read model made anew beside the live one, and put in its place.")
final class RebuildCommands {
    private static final String REBUILDS = "/api/ops/rebuilds/";
    private static final Set<String> OVER = Set.of("done", "different", "failed", "aborted", "rolled-back");
    private static final int MAX_GUILDS_SHOWN = 20;
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);
    private static final int MAX_LOOKS = 40;

    private final Ops ops;

    RebuildCommands(Ops ops) {
        this.ops = ops;
    }

    @Command(description = "Requests one.")
    int start(
            @Parameters(paramLabel = "PROJECTION", description = "As in ops projections list.") String projection,
            @Option(names = "--guild", paramLabel = "ID", description = "Of this guild alone.") @Nullable String guild,
            @Option(names = "--accept-differences", description = "Swap even if other rows came out.") boolean accept,
            @Option(names = "--watch", description = "Show how it goes on; the exit code tells how it ended.")
                    boolean watch) {
        Api api = ops.api();
        ObjectNode body = Json.object();
        if (guild != null) {
            body.put("guildId", guild);
        }
        if (accept) {
            body.put("acceptDifferences", true);
        }
        JsonNode ordered = api.post(
                        "/api/ops/projections/" + Session.encoded(projection) + "/rebuild", body, ops.reason())
                .data();
        String id = Json.text(ordered, "id");
        if (!watch) {
            ops.screen().data(ordered);
        }
        ops.screen().say("Requested: " + id);
        if (!watch) {
            return ExitCode.OK;
        }
        awaitKnown(api, id);
        return ended(api, id, null, RebuildCommands::isOver);
    }

    /** It is decided by one side and carried out by another, which hears of it a moment later. */
    private static void awaitKnown(Api api, String id) {
        for (int i = 0; i < MAX_LOOKS && api.find(path(id)).isEmpty(); i++) {
            api.pause(LOOK_INTERVAL);
        }
    }

    @Command(description = "How one is.")
    int show(@Parameters(paramLabel = "ID") String id) {
        JsonNode rebuild = rebuild(ops.api(), id);
        ops.screen().data(rebuild);
        lines(rebuild).forEach(ops.screen()::say);
        return ExitCode.OK;
    }

    @Command(description = "How it goes on, with rate and ETA, until it is over; the exit code tells how it ended.")
    int watch(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--timeout", paramLabel = "SECONDS", description = "End with 6 after that time.") @Nullable Long timeout) {
        return ended(ops.api(), id, timeout, RebuildCommands::isOver);
    }

    @Command(description = "Has it wait.")
    int pause(@Parameters(paramLabel = "ID") String id) {
        return steer(ops.api().post(path(id) + "/pause", null, ops.reason()), id, "is to wait");
    }

    @Command(description = "Has it go on.")
    int resume(@Parameters(paramLabel = "ID") String id) {
        return steer(ops.api().post(path(id) + "/resume", null, ops.reason()), id, "is to go on");
    }

    @Command(description = "Gives it up; the live view stays as it is.")
    int abort(@Parameters(paramLabel = "ID") String id) {
        return steer(ops.api().delete(path(id), ops.reason()), id, "is to be given up, unless it is over");
    }

    @Command(description = "Has what it replaced take its place again.")
    int rollback(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--watch", description = "Wait until it is so.") boolean watch,
            @Option(names = "--timeout", paramLabel = "SECONDS", description = "End with 6 after that time.") @Nullable Long timeout) {
        Api api = ops.api();
        Api.Reply reply = api.post(path(id) + "/rollback", null, ops.reason());
        if (!watch) {
            return steer(reply, id, "is to be rolled back");
        }
        return ended(
                api,
                id,
                timeout,
                rebuild -> "rolled-back".equals(Json.text(rebuild, "state"))
                        || !Json.text(rebuild, "cause").isEmpty());
    }

    private int steer(Api.Reply reply, String id, String outcome) {
        ops.screen().data(reply.data());
        ops.screen().say(id + " " + outcome);
        return ExitCode.OK;
    }

    private int ended(Api api, String id, @Nullable Long timeout, Predicate<JsonNode> over) {
        JsonNode last = Ops.watch(api, timeout)
                .until(
                        () -> {
                            JsonNode rebuild = rebuild(api, id);
                            ops.screen().now(rebuild, List.of(line(rebuild)));
                            return rebuild;
                        },
                        over);
        ops.screen().end();
        String state = Json.text(last, "state");
        boolean well = (state.equals("done") || state.equals("rolled-back"))
                && Json.text(last, "cause").isEmpty();
        if (!well) {
            lines(last).forEach(ops.screen()::say);
        }
        return well ? ExitCode.OK : ExitCode.REFUSED;
    }

    private static JsonNode rebuild(Api api, String id) {
        return api.get(path(id)).data();
    }

    private static String path(String id) {
        return REBUILDS + Session.encoded(id);
    }

    private static boolean isOver(JsonNode rebuild) {
        return OVER.contains(Json.text(rebuild, "state"));
    }

    private static String line(JsonNode rebuild) {
        JsonNode eta = rebuild.path("etaSeconds");
        return "%s  %s"
                .formatted(
                        ProgressBar.of(
                                rebuild.path("percent").asInt(),
                                rebuild.path("eventsPerSecond").asLong(),
                                eta.isNumber() ? OptionalLong.of(eta.asLong()) : OptionalLong.empty()),
                        Json.text(rebuild, "state"));
    }

    private static List<String> lines(JsonNode rebuild) {
        String cause = Json.text(rebuild, "cause");
        StringBuilder guilds = new StringBuilder();
        int shown = 0;
        for (JsonNode guild : rebuild.path("differingGuilds")) {
            if (shown++ < MAX_GUILDS_SHOWN) {
                guilds.append(' ').append(guild.asString());
            }
        }
        return List.of(
                Json.text(rebuild, "id") + ": " + Json.text(rebuild, "state") + (cause.isEmpty() ? "" : ", " + cause),
                line(rebuild),
                "position %s of %s, %s guilds differ%s"
                        .formatted(
                                Json.text(rebuild, "position"),
                                Json.text(rebuild, "head"),
                                Json.text(rebuild, "differences"),
                                guilds.isEmpty() ? "" : ":" + guilds));
    }
}
