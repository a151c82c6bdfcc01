package dev.guildhall.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The log itself: whether it is what it was. */
@Command(name = "log", description = "The event log: its head, and whether it is what it was.")
final class LogCommands {
    private static final String VERIFY = "/api/ops/log/verify";
    private static final String ACTIONS = "/api/ops/log/actions";
    private static final String PROOF = "/api/ops/log/verification";

    private final Ops ops;

    LogCommands(Ops ops) {
        this.ops = ops;
    }

    @Command(description = "Walks the whole log. Ends with 0 (intact), 5 (broken) or 1 (could not be done).")
    int verify(
            @Option(
                            names = "--anchor",
                            paramLabel = "POSITION:LINK",
                            description = "A head noted elsewhere; repeatable.")
                    @Nullable List<String> anchors,
            @Option(names = "--anchors", paramLabel = "FILE", description = "Lines of JSON, as a file of anchors has.")
                    @Nullable Path file,
            @Option(names = "--timeout", paramLabel = "SECONDS", description = "End with 6 after that time.") @Nullable Long timeout) {
        ObjectNode body = Json.object();
        body.set("anchors", AnchorArguments.in(anchors, file));
        Api api = ops.api();
        JsonNode started = shown(api.post(VERIFY, body, ops.reason()).data());
        JsonNode last = isRunning(started)
                ? Ops.watch(api, timeout).until(() -> shown(api.get(VERIFY).data()), now -> !isRunning(now))
                : started;
        ops.screen().end();
        ops.screen().data(last);
        told(last).forEach(ops.screen()::say);
        return code(Json.text(last, "state"));
    }

    @Command(description = "What is on record: the last verification, and the newest anchors with their age.")
    int status() {
        JsonNode proof = ops.api().get(PROOF).data();
        ops.screen().data(proof);
        JsonNode last = proof.path("last");
        ops.screen().say("head: position " + Json.text(proof.path("head"), "position"));
        told(proof.path("newest")).forEach(ops.screen()::say);
        if (!last.isMissingNode() && !last.equals(proof.path("newest"))) {
            ops.screen().say("before that:");
            told(last).forEach(ops.screen()::say);
        }
        tellAnchors(proof);
        return code(last.isMissingNode() ? "none" : Json.text(last, "state"));
    }

    @Command(description = "The end of the log: note it, and the log can be held against it later.")
    int head() {
        JsonNode head = ops.api().get("/api/ops/log/head").data();
        ops.screen().data(head);
        ops.screen().say(Json.text(head, "position") + ":" + Json.text(head, "link"));
        return ExitCode.OK;
    }

    @Command(description = "The newest anchors; with --file the head is written down there, too.")
    int anchor(
            @Option(names = "--file", paramLabel = "FILE", description = "A line of JSON is appended to it.") @Nullable Path file) {
        JsonNode proof = ops.api().get(PROOF).data();
        ops.screen().data(proof.path("anchors"));
        tellAnchors(proof);
        if (file != null) {
            append(file, proof.path("head"));
        }
        return ExitCode.OK;
    }

    @Command(description = "What operators did, the newest first, from the log itself.")
    int actions(
            @Option(names = "--max", paramLabel = "N", defaultValue = "100", description = "${DEFAULT-VALUE} at most.")
                    int max) {
        Listing listing = Listing.read(ops.api(), ACTIONS, "", max);
        ops.screen().data(listing.items());
        Table table = new Table("POSITION", "TIME", "WHAT", "BY", "ABOUT", "REASON");
        for (JsonNode action : listing.items()) {
            table.row(
                    Json.text(action, "position"),
                    Json.text(action, "time"),
                    Json.text(action, "type"),
                    Json.text(action, "actorId"),
                    Json.line(action.path("what")),
                    Json.text(action, "reason"));
        }
        listing.tell(ops.screen(), table);
        return ExitCode.OK;
    }

    private void append(Path file, JsonNode head) {
        if (head.path("position").asLong() < 1) {
            throw new OpsFailure(ExitCode.REFUSED, "The log is empty", "There is nothing to write down yet.");
        }
        ObjectNode anchor = Json.object();
        anchor.put("position", head.path("position").asLong());
        anchor.put("link", Json.text(head, "link"));
        anchor.put("recordedAt", Instant.now().toString());
        try {
            Files.writeString(file, Json.line(anchor) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new OpsFailure(ExitCode.REFUSED, file + " cannot be written", String.valueOf(e.getMessage()));
        }
        ops.screen()
                .say("Written to " + file + ": position "
                        + anchor.path("position").asLong());
    }

    private void tellAnchors(JsonNode proof) {
        if (proof.path("anchors").isEmpty()) {
            ops.screen().say("No anchor is known: nothing outside the data base vouches for the log.");
            return;
        }
        Table table = new Table("ANCHOR", "POSITION", "RECORDED", "AGE", "EVENTS-BEHIND");
        for (JsonNode anchor : proof.path("anchors")) {
            table.row(
                    Json.text(anchor, "sink"),
                    Json.text(anchor, "position"),
                    Json.text(anchor, "recordedAt"),
                    ProgressBar.duration(anchor.path("ageSeconds").asLong()),
                    Json.text(anchor, "eventsBehind"));
        }
        ops.screen().say(table);
    }

    private static boolean isRunning(JsonNode verification) {
        return "running".equals(Json.text(verification, "state"));
    }

    private JsonNode shown(JsonNode verification) {
        JsonNode progress = verification.path("progress");
        if (progress.isObject() && ops.screen().terminal() && !ops.screen().json()) {
            JsonNode left = progress.path("secondsLeft");
            ops.screen()
                    .now(
                            verification,
                            List.of(ProgressBar.of(
                                    progress.path("percent").asInt(),
                                    progress.path("perSecond").asLong(),
                                    left.isNumber() ? OptionalLong.of(left.asLong()) : OptionalLong.empty())));
        }
        return verification;
    }

    private static List<String> told(JsonNode verification) {
        String state = Json.text(verification, "state");
        String when = Json.text(verification, "endedAt");
        String by = Json.text(verification, "askedBy");
        String asked = when.isEmpty() ? "" : " (%s, asked by %s)".formatted(when, by);
        return switch (state) {
            case "intact" ->
                List.of("INTACT up to position " + Json.text(verification.path("head"), "position")
                        + vouched(verification) + asked);
            case "broken" -> List.of(broken(verification.path("finding")) + asked);
            case "failed" -> List.of("NOT DONE: " + Json.text(verification, "failure") + asked);
            case "running" ->
                List.of("RUNNING: "
                        + verification.path("progress").path("percent").asInt() + "%");
            default -> List.of("Never verified.");
        };
    }

    private static String vouched(JsonNode verification) {
        JsonNode anchor = verification.path("vouchedFor");
        return anchor.isMissingNode() ? ", vouched for by no anchor" : ", anchored at " + Json.text(anchor, "position");
    }

    private static String broken(JsonNode finding) {
        return "BROKEN at position %s: %s. %s"
                .formatted(Json.text(finding, "position"), Json.text(finding, "kind"), Json.text(finding, "detail"));
    }

    private static int code(String state) {
        return switch (state) {
            case "intact", "none" -> ExitCode.OK;
            case "broken" -> ExitCode.LOG_BROKEN;
            default -> ExitCode.REFUSED;
        };
    }
}
