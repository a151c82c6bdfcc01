package dev.guildhall.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A query side that knows the same channels and roles of every guild, or answers with an error. */
public final class GivenQuerySide implements AutoCloseable {
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<GuildChannel> channels = new CopyOnWriteArrayList<>();
    private final List<GuildRole> roles = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;

    public GivenQuerySide() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public GivenQuerySide withChannel(String id, ChannelKind kind) {
        channels.add(new GuildChannel(id, "channel", kind, null, 0));
        return this;
    }

    public GivenQuerySide withRole(String id) {
        roles.add(new GuildRole(id, "Role", null, 1, false));
        return this;
    }

    /** The role is deleted in Discord. */
    public void forgetRole(String id) {
        roles.removeIf(role -> role.id().equals(id));
    }

    public void answersWith(int newStatus) {
        status = newStatus;
    }

    /** The argument with which a command side asks here. */
    public String property() {
        return "--guildhall.query-side.url=http://127.0.0.1:"
                + server.getAddress().getPort();
    }

    /** Method and path of everything that was asked. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            questions.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            GuildDirectory directory = new GuildDirectory(7L, new ArrayList<>(channels), new ArrayList<>(roles));
            byte[] body = EventJson.write(Map.of("success", true, "data", directory));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
