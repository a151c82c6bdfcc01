package dev.guildhall.contract.asyncapi;

import dev.guildhall.contract.asyncapi.AsyncTable.Row;
import dev.guildhall.contract.route.SocketTable;
import dev.guildhall.contract.schema.Schema;
import dev.guildhall.contract.schema.SchemaCatalogue;
import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.events.wire.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One document for Redis, Socket.IO and the event stream, made from the enumerations, the rows and the types. */
public final class AsyncApiDocument {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
    private static final String SOCKET = "socket";
    private static final String STREAM = "stream";
    private static final String REDIS = "redis";

    private final SchemaCatalogue schemas = new SchemaCatalogue();
    private final Map<String, Object> messages = new TreeMap<>();
    private final Map<String, Object> channels = new LinkedHashMap<>();
    private final Map<String, Object> operations = new LinkedHashMap<>();

    private AsyncApiDocument() {}

    public static Map<String, Object> of(AsyncTable table, Map<String, SocketTable.Row> requests) {
        AsyncApiDocument document = new AsyncApiDocument();
        for (Channel channel : Channel.values()) {
            document.addChannel(channel, row(table.channels(), channel.channelName()));
        }
        table.keys().forEach(document::addKey);
        document.addConnection(SOCKET, "/socket.io", "The connection of a panel, in the rooms of its user's guilds");
        document.addConnection(
                STREAM,
                "/api/events/stream?guildId={guildId}",
                "Server-sent events about one guild, each by its name; one named position, with empty data, only says with"
                        + " which Last-Event-ID to come again");
        table.events().forEach(document::addEvent);
        requests.values().forEach(document::addRequest);
        return document.build();
    }

    private static Row row(Map<String, Row> rows, String name) {
        Row row = rows.get(name);
        if (row == null) {
            throw new IllegalStateException(name + " has no row: add one to " + AsyncTable.PLACE);
        }
        return row;
    }

    private void addChannel(Channel channel, Row row) {
        String name = channel.channelName();
        String id = id(name);
        message(id, name, row.summary(), schemas.records().of(channel.envelope()));
        Map<String, Object> described = channel(name, "A Redis channel. " + row.summary() + ".", REDIS);
        described.put("messages", reference("messages", id, id));
        channels.put(id, described);
        operation("publish." + id, "send", id, id);
    }

    private void addKey(String method, Row row) {
        String id = "key." + method;
        message(id, row.address(), row.summary(), schemas.meant(row.payload()));
        Map<String, Object> described = channel(
                row.address(),
                "A Redis key, not a channel: its value is replaced by one of a higher version only. " + row.summary()
                        + ".",
                REDIS);
        described.put("messages", reference("messages", id, id));
        described.put("x-redis", "value");
        described.put("x-ttl-seconds", CacheKey.TTL.toSeconds());
        channels.put(id, described);
        operation("write." + id, "send", id, id);
    }

    private void addConnection(String id, String address, String description) {
        Map<String, Object> described = channel(address, description, id);
        described.put("messages", new LinkedHashMap<String, Object>());
        channels.put(id, described);
    }

    private void addEvent(String name, Row row) {
        String id = "event." + id(name);
        message(id, name, row.summary(), schemas.meant(row.payload()));
        join(SOCKET, id);
        operation("tell." + id(name), "send", SOCKET, id);
        if (!SocketTable.ANSWERS.contains(name)) {
            join(STREAM, id);
            operation("stream." + id(name), "send", STREAM, id);
        }
    }

    private void addRequest(SocketTable.Row row) {
        String id = "request." + id(row.event());
        message(id, row.event(), row.summary(), schemas.meant(row.payload()))
                .put("examples", List.of(Map.of("payload", row.example())));
        join(SOCKET, id);
        operation("take." + id(row.event()), "receive", SOCKET, id)
                .put("x-access", row.access().name());
    }

    private Map<String, Object> channel(String address, String description, String server) {
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("address", address);
        channel.put("description", description);
        channel.put("servers", List.of(Map.of("$ref", "#/servers/" + server)));
        Map<String, Object> parameters = new LinkedHashMap<>();
        Matcher variable = VARIABLE.matcher(address);
        while (variable.find()) {
            parameters.put(variable.group(1), Map.of("description", variable.group(1)));
        }
        if (!parameters.isEmpty()) {
            channel.put("parameters", parameters);
        }
        return channel;
    }

    private void join(String channel, String message) {
        if (channels.get(channel) instanceof Map<?, ?> described
                && described.get("messages") instanceof Map<?, ?> begun) {
            Map<String, Object> all = new LinkedHashMap<>();
            begun.forEach((name, reference) -> all.put(String.valueOf(name), reference));
            all.putAll(reference("messages", message, message));
            Map<String, Object> again = new LinkedHashMap<>();
            described.forEach((name, value) -> again.put(String.valueOf(name), value));
            again.put("messages", all);
            channels.put(channel, again);
        }
    }

    private static Map<String, Object> reference(String kind, String name, String as) {
        return new LinkedHashMap<>(Map.of(as, Map.of("$ref", "#/components/" + kind + "/" + name)));
    }

    private Map<String, Object> message(String id, String name, String summary, Map<String, Object> payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("name", name);
        message.put("summary", summary);
        message.put("contentType", "application/json");
        message.put("payload", payload);
        messages.put(id, message);
        return message;
    }

    private Map<String, Object> operation(String id, String action, String channel, String message) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("action", action);
        operation.put("channel", Map.of("$ref", "#/channels/" + channel));
        operation.put("messages", List.of(Map.of("$ref", "#/channels/" + channel + "/messages/" + message)));
        operations.put(id, operation);
        return operation;
    }

    private static String id(String name) {
        return name.replace(':', '.');
    }

    private Map<String, Object> build() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Guildhall: Redis, Socket.IO and event stream");
        info.put("version", "1");
        info.put(
                "description",
                "What is told says that something is older than a version; nobody may depend on hearing it. Times are epoch"
                        + " milliseconds, ids of Discord strings.");
        info.put("license", Map.of("name", "Apache-2.0"));
        document.put("info", info);
        document.put("defaultContentType", "application/json");
        Map<String, Object> servers = new LinkedHashMap<>();
        servers.put(REDIS, server("localhost:6379", "redis", "Cache and messenger; may be absent at any time"));
        servers.put(SOCKET, server("localhost:8081", "ws", "Socket.IO, protocol EIO 4; auth {token} at connect"));
        servers.put(STREAM, server("localhost:8080", "http", "Server-sent events"));
        document.put("servers", servers);
        document.put("channels", channels);
        document.put("operations", operations);
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("messages", messages);
        components.put("schemas", schemas.referredFrom(List.of(messages, Schema.ref("Acknowledgement"))));
        document.put("components", components);
        return document;
    }

    private static Map<String, Object> server(String host, String protocol, String description) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("host", host);
        server.put("protocol", protocol);
        server.put("description", description);
        return server;
    }
}
