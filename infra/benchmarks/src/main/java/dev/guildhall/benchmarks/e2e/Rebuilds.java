package dev.guildhall.benchmarks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import java.time.Duration;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** Rebuilds as an operator of the demo orders and watches them. */
final class Rebuilds {
    private static final String OTTO = "1180000000000000105";
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** The timeline follows some 1,500 events a second, and there are a million. */
    private static final Duration CATCHING_UP = Duration.ofMinutes(25);

    private static final Set<String> BEFORE = Set.of("waiting");
    private static final Set<String> OPEN = Set.of("waiting", "filling", "catching-up", "comparing", "announcing");
    private static final String DONE = "done";
    private static final String ABORTED = "aborted";

    private final Guildhall guildhall;

    Rebuilds(Guildhall guildhall) {
        this.guildhall = guildhall;
    }

    /** Returns when every projection is where the log ends. */
    void awaitAll() {
        Awaitility.await()
                .atMost(CATCHING_UP)
                .pollInterval(LOOK)
                .until(() -> StreamSupport.stream(ask("/api/ops/projections").spliterator(), false)
                        .allMatch(projection -> projection.path("lagEvents").asLong() == 0));
    }

    /** Returns when it reads the log. @return its id */
    String begin(String projection) {
        String url = guildhall.httpUrl() + "/api/ops/projections/" + projection + "/rebuild";
        String id = Json.send("POST", url, token(), Json.MAPPER.createObjectNode())
                .path("data")
                .path("id")
                .asText();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .ignoreExceptions()
                .until(() -> !BEFORE.contains(state(id)));
        return id;
    }

    boolean isOpen(String id) {
        return OPEN.contains(state(id));
    }

    /** @throws IllegalStateException when it does not end well */
    void awaitDone(String id) {
        awaitEnd(id, DONE);
    }

    /** Returns when it is given up. @throws IllegalStateException when it was over before */
    void abort(String id) {
        Json.send("DELETE", guildhall.httpUrl() + "/api/ops/rebuilds/" + id, token(), Json.MAPPER.missingNode());
        awaitEnd(id, ABORTED);
    }

    private void awaitEnd(String id, String state) {
        Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(() -> !isOpen(id));
        if (!state(id).equals(state)) {
            throw new IllegalStateException("the rebuild is " + ask("/api/ops/rebuilds/" + id));
        }
    }

    private String state(String id) {
        return ask("/api/ops/rebuilds/" + id).path("state").asText();
    }

    private JsonNode ask(String path) {
        return Json.parse(Json.text(guildhall.httpUrl() + path, token())).path("data");
    }

    private String token() {
        return guildhall.signedIn(new Admin("", OTTO, "")).token();
    }
}
