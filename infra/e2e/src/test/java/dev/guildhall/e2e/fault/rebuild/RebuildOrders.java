package dev.guildhall.e2e.fault.rebuild;

import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.Tokens;
import dev.guildhall.e2e.World;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.events.operation.ProjectionName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** An operator who has all views made anew, as many at once as there are. Used by one thread. */
final class RebuildOrders {
    private static final Set<String> OVER = Set.of("done", "different", "failed", "aborted", "rolled-back");

    private final String commandUrl;
    private final QueryProcesses processes;
    private final Consumer<String> found;

    RebuildOrders(String commandUrl, QueryProcesses processes, Consumer<String> found) {
        this.commandUrl = commandUrl;
        this.processes = processes;
        this.found = found;
    }

    /** Returns when all are over. */
    void round() {
        List<String> ids = new ArrayList<>();
        Arrays.stream(ProjectionName.values())
                .filter(ProjectionName::isRebuildable)
                .forEach(name -> ids.add(order(name.word())));
        ids.forEach(this::awaitEnd);
    }

    private String order(String projection) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + Tokens.valid(World.OTTO),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        Answer ordered = Persistence.accepted(
                "the rebuild of " + projection,
                () -> Http.send("POST", commandUrl + "/api/ops/projections/" + projection + "/rebuild", headers, "{}"));
        return ordered.data().path("id").asText();
    }

    private void awaitEnd(String id) {
        Persistence.until("the end of " + id, () -> OVER.contains(state(id)));
        if (!state(id).equals("done")) {
            found.accept("the rebuild " + id + " is " + state(id));
        }
    }

    /** Empty while nobody answers, or nobody has heard of it. */
    private String state(String id) {
        return processes
                .ask("/api/ops/rebuilds/" + id, World.OTTO)
                .map(answer -> answer.data().path("state").asText())
                .orElse("");
    }
}
