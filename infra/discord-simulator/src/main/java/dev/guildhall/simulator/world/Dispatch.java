package dev.guildhall.simulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, for every gateway session that asked for it.
 *
 * @param guildId decides the shard; null goes to all shards
 * @param intent the bit that a session must have declared; 0 if none is needed
 * @param data must not be changed afterwards: sessions keep it for replay
 */
public record Dispatch(@Nullable String guildId, int intent, String type, ObjectNode data) {}
