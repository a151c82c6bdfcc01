package dev.guildhall.eventlog;

import dev.guildhall.events.MetadataKeys;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Hands a command's metadata on to its events: those keys that events carry, and what caused them. */
public final class EventMetadata implements CorrelationDataProvider {
    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> carried = new HashMap<>();
        message.getMetaData().forEach((key, value) -> {
            if (MetadataKeys.ALL.contains(key)) {
                carried.put(key, value);
            }
        });
        carried.putIfAbsent(MetadataKeys.CAUSATION_ID, message.getIdentifier());
        carried.putIfAbsent(MetadataKeys.CORRELATION_ID, message.getIdentifier());
        return carried;
    }
}
