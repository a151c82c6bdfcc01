package dev.guildhall.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A REST call that was received. Headers are not kept: they carry the secrets.
 *
 * @param status what was answered; 0 if the connection was dropped instead
 */
public record Call(
        long sequence,
        Instant at,
        String method,
        String path,
        @Nullable JsonNode body,
        int status,
        boolean faulted) {

    public ObjectNode toJson() {
        ObjectNode json = Json.object()
                .put("sequence", sequence)
                .put("at", at.toString())
                .put("method", method)
                .put("path", path)
                .put("status", status)
                .put("faulted", faulted);
        json.set("body", body);
        return json;
    }
}
