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
    private static final int DEFAULT_STATUS = 500;

    private final World world;
    private final Faults faults;
    private final GatewaySessions gateway;

    public FaultRoutes(World world, Faults faults, GatewaySessions gateway) {
        this.world = world;
        this.faults = faults;
        this.gateway = gateway;
    }

    public void addTo(Routes routes) {
        routes.add("POST", "/sim/faults", Proof.NONE, this::inflict);
        routes.add("DELETE", "/sim/faults", Proof.NONE, request -> {
            faults.clear();
            return Reply.noContent();
        });
    }

    private Reply inflict(Request request) {
        ObjectNode body = request.jsonObject();
        String kind = Actors.required(body, "kind");
        long millis = body.path("millis").asLong();
        if (millis < 0 || millis > Faults.MAX_MILLIS) {
            throw Problem.invalid("'millis' is between 0 and " + Faults.MAX_MILLIS);
        }
        switch (kind) {
            case "drop-gateway" -> gateway.dropAll(Duration.ofMillis(millis));
            case "reconnect" -> gateway.askToReconnect();
            case "invalid-session" -> gateway.invalidateAll();
            // As if the few minutes had passed for which a nonce is remembered.
            case "forget-nonces" -> world.forgetNonces();
            case "status" -> put(body, Fault.Kind.STATUS, status(body), millis);
            case "accept-then-drop" -> put(body, Fault.Kind.ACCEPT_THEN_DROP, 0, millis);
            case "latency" -> put(body, Fault.Kind.LATENCY, 0, millis);
            default -> throw Problem.invalid("unknown kind of fault: " + kind);
        }
        return Reply.json(201, Json.object().put("kind", kind).put("waiting", faults.size()));
    }

    private static int status(ObjectNode body) {
        int status = body.path("status").asInt(DEFAULT_STATUS);
        if (status < 400 || status > 599) {
            throw Problem.invalid("'status' is between 400 and 599");
        }
        return status;
    }

    private void put(ObjectNode body, Fault.Kind kind, int status, long millis) {
        int times = body.path("times").asInt(1);
        if (times < 1 || times > Faults.MAX_TIMES) {
            throw Problem.invalid("'times' is between 1 and " + Faults.MAX_TIMES);
        }
        int code = body.path("code").asInt();
        Fault fault = new Fault(kind, Json.text(body, "method"), Json.text(body, "path"), status, code, millis);
        if (!faults.add(fault, times)) {
            throw Problem.conflict("too many faults are waiting");
        }
    }
}
