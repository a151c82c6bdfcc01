package dev.guildhall.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.gateway.GatewayTerms;
import dev.guildhall.simulator.http.Problem;
import dev.guildhall.simulator.http.Proof;
import dev.guildhall.simulator.http.Reply;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.http.Routes;
import java.time.Duration;

/** What the gateway asks of a bot that has many guilds. */
public final class GatewayRoutes {
    private final GatewayTerms terms;

    public GatewayRoutes(GatewayTerms terms) {
        this.terms = terms;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/sim/gateway", Proof.NONE, request -> Reply.json(terms.toJson()));
        routes.add("PUT", "/sim/gateway", Proof.NONE, this::set);
    }

    /** What is left out is as of a small bot. */
    private Reply set(Request request) {
        ObjectNode body = request.jsonObject();
        int shards = number(body, "shards", 1, 1, GatewayTerms.MAX_SHARDS);
        int concurrency = number(body, "maxConcurrency", 1, 1, GatewayTerms.MAX_SHARDS);
        int millis = number(body, "identifyIntervalMillis", 0, 0, (int) GatewayTerms.MAX_INTERVAL.toMillis());
        int guilds =
                number(body, "guildsPerShard", GatewayTerms.MAX_GUILDS_PER_SHARD, 1, GatewayTerms.MAX_GUILDS_PER_SHARD);
        terms.set(shards, concurrency, Duration.ofMillis(millis), guilds);
        return Reply.json(terms.toJson());
    }

    private static int number(ObjectNode body, String name, int otherwise, int least, int most) {
        int number = body.path(name).asInt(otherwise);
        if (number < least || number > most) {
            throw Problem.invalid("'%s' is between %d and %d".formatted(name, least, most));
        }
        return number;
    }
}
