package dev.guildhall.benchmarks.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.NodePackages;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.testkit.NodeScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The process of all browsers and the people before them. They use the libraries that panels use. */
public final class Browsers implements AutoCloseable {
    static final String FOLDER = "panel";

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final NodeScript script;

    private Browsers(NodeScript script) {
        this.script = script;
    }

    public static Browsers start() {
        return start(NodePackages.installed(FOLDER).resolve("browsers.mjs"));
    }

    /** One real Chromium, as the end-to-end tests have it. */
    public static Browsers chromium() {
        return start(NodePackages.forPages().resolve("pages.mjs"));
    }

    private static Browsers start(Path file) {
        NodeScript script = NodeScript.start(file, List.of(), Map.of());
        script.next(line -> line.path("ready").asBoolean(), START);
        return new Browsers(script);
    }

    /**
     * Has them do something, and waits until it is done.
     *
     * @throws IllegalStateException when it fails
     */
    public JsonNode task(String name, Side side, ObjectNode more) {
        ObjectNode task = more.deepCopy().put("task", name);
        task.putObject("side").put("http", side.httpUrl()).put("socket", side.socketUrl());
        script.send(task);
        JsonNode answer = script.next(line -> name.equals(line.path("task").asText()), PATIENCE);
        if (answer.has("failed")) {
            throw new IllegalStateException(
                    side.name() + ", " + name + ": " + answer.path("failed").asText() + "\n" + script);
        }
        return answer;
    }

    /** What these administrators experience for so long. */
    public JsonNode task(String name, Side side, List<Admin> admins, Duration time) {
        ObjectNode more = Json.MAPPER.createObjectNode().put("millis", time.toMillis());
        more.set("admins", Admin.toJson(admins));
        return task(name, side, more);
    }

    /** The usual figures of an answer. */
    public static Sample sample(JsonNode answer) {
        return new Sample(
                answer.path("perSecond").asDouble(),
                answer.path("p50").asDouble(),
                answer.path("p99").asDouble());
    }

    @Override
    public void close() {
        script.close();
    }
}
