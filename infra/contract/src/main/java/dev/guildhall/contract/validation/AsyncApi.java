package dev.guildhall.contract.validation;

import dev.guildhall.contract.DocumentFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An AsyncAPI document, to hold what is really told against. Thread-safe. */
public final class AsyncApi {
    private final Map<String, Object> document;
    private final DocumentSchemas schemas;

    private AsyncApi(Map<String, Object> document) {
        this.document = document;
        this.schemas = new DocumentSchemas(document);
    }

    public static AsyncApi read(Path file) {
        return new AsyncApi(DocumentFile.read(file));
    }

    /** How what a Redis channel carried differs from what is documented; empty when it does not. */
    public List<String> channelFaults(String channel, String json) {
        return faults(channel.replace(':', '.'), json);
    }

    /** @param method of the key, by which its row is called */
    public List<String> valueFaults(String method, String json) {
        return faults("key." + method, json);
    }

    /** The same for an event of a socket. */
    public List<String> eventFaults(String event, String json) {
        return eventFaults("socket", event, json);
    }

    /** The same for an event of a stream. */
    public List<String> streamFaults(String event, String json) {
        return eventFaults("stream", event, json);
    }

    private List<String> eventFaults(String connection, String event, String json) {
        String message = "event." + event.replace(':', '.');
        return DocumentSchemas.at(document, "channels", connection, "messages", message) == null
                ? List.of(message + " is not documented on a " + connection)
                : faults(message, json);
    }

    /** The same for what a client sends. */
    public List<String> requestFaults(String event, String json) {
        return faults("request." + event.replace(':', '.'), json);
    }

    public List<String> acknowledgementFaults(String json) {
        return schemas.faults(Map.of("$ref", "#/components/schemas/Acknowledgement"), json);
    }

    private List<String> faults(String message, String json) {
        Object payload = DocumentSchemas.at(document, "components", "messages", message, "payload");
        return payload == null
                ? List.of(message + " is not documented")
                : schemas.faults(payload, json).stream()
                        .map(fault -> message + ": " + fault + " in " + json)
                        .toList();
    }
}
