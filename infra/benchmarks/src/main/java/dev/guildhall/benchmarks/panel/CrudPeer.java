package dev.guildhall.benchmarks.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.NodePackages;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.NodeScript;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A backend as panels usually have: Fastify, {@code UPDATE}, {@code PUBLISH}, socket.io, in one Node.js process. */
public final class CrudPeer implements Side {
    private static final Duration START = Duration.ofSeconds(30);
    private static final String ONE_GUILD = "one";

    private final TestRedis redis = TestRedis.dedicated();
    private final int httpPort = FreePorts.next();
    private final int socketPort = FreePorts.next();
    private final NodeScript script;

    private CrudPeer(Address address) {
        Map<String, String> environment = new HashMap<>(address.environment());
        environment.put("REDIS_URL", redis.url());
        environment.put("HTTP_PORT", Integer.toString(httpPort));
        environment.put("SOCKET_PORT", Integer.toString(socketPort));
        environment.put("NODE_ENV", "production");
        environment.put("NODE_OPTIONS", "--expose-gc");
        this.script =
                NodeScript.start(NodePackages.installed(Browsers.FOLDER).resolve("crud.mjs"), List.of(), environment);
    }

    /** Returns when it is ready. */
    public static CrudPeer start(Address address) {
        CrudPeer peer = new CrudPeer(address);
        peer.script.next(line -> line.path("ready").asBoolean(), START);
        return peer;
    }

    @Override
    public String name() {
        return "CRUD peer";
    }

    @Override
    public String httpUrl() {
        return "http://127.0.0.1:" + httpPort;
    }

    @Override
    public String socketUrl() {
        return "http://127.0.0.1:" + socketPort;
    }

    @Override
    public String redisUrl() {
        return redis.url();
    }

    @Override
    public long pid() {
        return script.pid();
    }

    @Override
    public List<Admin> admins(int count) {
        return known(IntStream.range(0, count)
                .mapToObj(number -> new Admin("guild-" + number, "user-" + number, ""))
                .toList());
    }

    @Override
    public List<Admin> adminsOfOneGuild(int count) {
        return known(IntStream.range(0, count)
                .mapToObj(number -> new Admin(ONE_GUILD, "member-" + number, ""))
                .toList());
    }

    private List<Admin> known(List<Admin> admins) {
        ObjectNode world = Json.MAPPER.createObjectNode();
        ArrayNode all = world.putArray("admins");
        ObjectNode users = Json.MAPPER.createObjectNode();
        ArrayNode userIds = users.putArray("userIds");
        for (Admin admin : admins) {
            all.addObject().put("guildId", admin.guildId()).put("userId", admin.userId());
            userIds.add(admin.userId());
        }
        Json.send("POST", httpUrl() + "/world", world);
        JsonNode tokens = Json.send("POST", httpUrl() + "/tokens", users).path("tokens");
        List<Admin> known = new ArrayList<>();
        for (Admin admin : admins) {
            known.add(new Admin(
                    admin.guildId(), admin.userId(), tokens.path(known.size()).asText()));
        }
        return known;
    }

    @Override
    public void collectGarbage() {
        script.send(Json.MAPPER.createObjectNode().put("command", "gc"));
        script.next(line -> line.has("rss"), START);
    }

    @Override
    public void close() {
        script.close();
        redis.close();
    }
}
