package dev.guildhall.simulator.http;

import dev.guildhall.simulator.wire.Json;
import java.util.Map;

/** A refusal of the control API, as RFC 9457 words it. */
public final class Problem extends Refusal {
    private final int status;
    private final String name;

    private Problem(int status, String name, String detail) {
        super(detail);
        this.status = status;
        this.name = name;
    }

    public static Problem invalid(String detail) {
        return new Problem(400, "invalid", detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "not-found", detail);
    }

    public static Problem conflict(String detail) {
        return new Problem(409, "conflict", detail);
    }

    @Override
    public Reply reply() {
        byte[] body = Json.write(Json.object()
                .put("type", "urn:guildhall:simulator:" + name)
                .put("title", name)
                .put("status", status)
                .put("detail", getMessage()));
        return new Reply(status, "application/problem+json", body, Map.of());
    }
}
