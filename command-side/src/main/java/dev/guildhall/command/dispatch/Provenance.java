package dev.guildhall.command.dispatch;

import dev.guildhall.eventlog.Receipt;
import dev.guildhall.eventlog.Turn;
import dev.guildhall.events.Actor;
import dev.guildhall.events.MetadataKeys;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command carries along for the audit trail, and for the log to answer with. */
final class Provenance {
    private Provenance() {}

    static Map<String, ?> of(
            AggregateCommand command, Write write, String commandId, Receipt receipt, @Nullable Turn turn) {
        Actor actor = write.asker().actor();
        Map<String, Object> metadata = new HashMap<>();
        putIfKnown(metadata, MetadataKeys.GUILD_ID, command.guildId());
        metadata.put(MetadataKeys.ACTOR_TYPE, actor.type().word());
        metadata.put(MetadataKeys.ACTOR_ID, actor.id());
        putIfKnown(metadata, MetadataKeys.ACTOR_NAME, actor.name());
        metadata.put(MetadataKeys.ORIGIN, write.asker().origin());
        putIfKnown(metadata, MetadataKeys.REASON, write.reason());
        metadata.put(MetadataKeys.CORRELATION_ID, write.correlation().correlationId());
        metadata.put(MetadataKeys.CAUSATION_ID, commandId);
        metadata.put(MetadataKeys.TRACE_ID, write.correlation().traceId());
        metadata.put(Receipt.METADATA_KEY, receipt);
        metadata.put(Receipt.COMMAND_ID_KEY, commandId);
        if (turn != null) {
            metadata.put(Turn.METADATA_KEY, turn);
        }
        return metadata;
    }

    private static void putIfKnown(Map<String, Object> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
