package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.gateway.GatewaySessions;
import dev.guildhall.simulator.http.Fault;
import dev.guildhall.simulator.http.Faults;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.World;
import java.time.Duration;

/** What Discord does on bad days, on demand. */
public final class FaultRoutes {
    private static final String ALL = "/sim/faults";

    private final World world;
    private final Faults faults;
    private final GatewaySessions gateway;

    public FaultRoutes(World world, Faults faults, GatewaySessions gateway) {
        this.world = world;
        this.faults = faults;
        this.gateway = gateway;
    }

    public void addTo(Routes routes) {
        routes.add("POST", ALL, Proof.NONE, this::inflict);
        routes.add("GET", ALL, Proof.NONE, request -> Reply.json(describe()));
        routes.add("DELETE", ALL, Proof.NONE, request -> heal());
        routes.add("DELETE", ALL + "/{fault}", Proof.NONE, this::remove);
    }

    private Reply inflict(Request request) {
        FaultForm form = new FaultForm(request.jsonObject());
        ObjectNode json = Json.object().put("kind", form.kind());
        switch (form.kind()) {
            case "drop-gateway" -> gateway.dropAll(Duration.ofMillis(form.millis()));
            case "reconnect" -> gateway.askToReconnect();
            case "invalid-session" -> gateway.invalidateAll(form.resumable());
            case "zombie" -> gateway.goDeaf();
            // As if the few minutes had passed for which a nonce is remembered.
            case "forget-nonces" -> world.forgetNonces();
            case "status" -> json.put("id", waiting(form, Fault.Kind.STATUS));
            case "accept-then-drop" -> json.put("id", waiting(form, Fault.Kind.ACCEPT_THEN_DROP));
            case "latency" -> json.put("id", waiting(form, Fault.Kind.LATENCY));
            default -> throw new IllegalStateException("a kind that the form lets pass: " + form.kind());
        }
        return Reply.json(201, json.put("waiting", faults.size()));
    }

    private String waiting(FaultForm form, Fault.Kind kind) {
        return faults.add(form.fault(kind), form.times())
                .orElseThrow(() -> Problem.conflict("too many faults are waiting"));
    }

    private ObjectNode describe() {
        ObjectNode json = Json.object();
        json.set("waiting", Json.nodes(faults.describe()));
        json.set("gateway", gateway.describeFaults());
        return json;
    }

    private Reply heal() {
        faults.clear();
        gateway.heal();
        return Reply.noContent();
    }

    private Reply remove(Request request) {
        String id = request.variable("fault");
        if (!faults.remove(id)) {
            throw Problem.notFound("no fault " + id + " is waiting");
        }
        return Reply.noContent();
    }
}
