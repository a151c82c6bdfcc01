package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;

/**
 * What one channel grants or denies to one role or member.
 *
 * @param type {@link #ROLE} or {@link #MEMBER}
 */
public record Overwrite(String id, int type, long allow, long deny) {
    public static final int ROLE = 0;
    public static final int MEMBER = 1;

    public ObjectNode toJson() {
        return Json.object()
                .put("id", id)
                .put("type", type)
                .put("allow", Long.toUnsignedString(allow))
                .put("deny", Long.toUnsignedString(deny));
    }
}
