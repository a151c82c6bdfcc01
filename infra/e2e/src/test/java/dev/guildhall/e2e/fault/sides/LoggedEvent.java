package dev.guildhall.e2e.fault.sides;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** @param recordedAt by the data base's clock */
public record LoggedEvent(long position, String aggregateId, String type, Instant recordedAt, JsonNode payload) {
    public String text(String field) {
        return payload.path(field).asText();
    }

    public int number(String field) {
        return payload.path(field).asInt();
    }
}
