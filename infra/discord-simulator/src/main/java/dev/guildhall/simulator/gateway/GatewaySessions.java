package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Snowflakes;
import dev.guildhall.simulator.world.Audience;
import dev.guildhall.simulator.world.Dispatch;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Intent;
import dev.guildhall.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Every session of every client, and the connections that have none yet. Confined to the world's thread. */
public final class GatewaySessions implements Audience {
    /** Sessions at the same time, those that wait for their client included. */
    public static final int MAX_SESSIONS = 200;

    /** Connections at the same time. */
    public static final int MAX_CONNECTIONS = 200;

    private final Map<String, GatewaySession> sessions = new LinkedHashMap<>();
    private final Set<GatewayConnection> connections = new LinkedHashSet<>();
    private final World world;
    private final GatewayTerms terms;
    private Instant refusedUntil = Instant.EPOCH;

    public GatewaySessions(World world) {
        this.world = world;
        this.terms = new GatewayTerms(world);
    }

    @Override
    public void tell(Dispatch dispatch) {
        forgetAbandoned();
        sessions.values().forEach(session -> session.tell(dispatch));
    }

    @Override
    public void guildAppeared(Guild guild) {
        forgetAbandoned();
        sessions.values().stream()
                .filter(session -> session.hasGuild(guild.id()) && session.asksFor(Intent.GUILDS))
                .forEach(session -> session.send("GUILD_CREATE", GuildSnapshot.of(guild, world, session)));
    }

    /** Returns false if the connection must be hung up at once. */
    boolean admit(GatewayConnection connection) {
        if (world.now().isBefore(refusedUntil) || connections.size() >= MAX_CONNECTIONS) {
            return false;
        }
        return connections.add(connection);
    }

    void leave(GatewayConnection connection) {
        connections.remove(connection);
        sessions.values().forEach(session -> session.detach(connection, world.now()));
    }

    /** Empty if there are too many sessions already. */
    Optional<GatewaySession> open(int intents, int shard, int shards) {
        forgetAbandoned();
        if (sessions.size() >= MAX_SESSIONS) {
            sessions.values().stream()
                    .filter(GatewaySession::detached)
                    .findFirst()
                    .ifPresent(oldest -> sessions.remove(oldest.id()));
        }
        if (sessions.size() >= MAX_SESSIONS) {
            return Optional.empty();
        }
        String id = Long.toHexString(Long.parseLong(world.nextId()));
        GatewaySession session =
                new GatewaySession(id, intents, shard, shards, world.bot().id());
        sessions.put(id, session);
        return Optional.of(session);
    }

    Optional<GatewaySession> find(String sessionId) {
        forgetAbandoned();
        return Optional.ofNullable(sessions.get(sessionId));
    }

    void forget(GatewaySession session) {
        sessions.remove(session.id());
    }

    /** What is asked of bots that have many guilds. */
    public GatewayTerms terms() {
        return terms;
    }

    /** Whether there are more guilds on that shard than Discord allows. */
    boolean areTooMany(int shard, int shards) {
        long guilds = world.botGuilds().stream()
                .filter(guild -> Snowflakes.shardOf(guild.id(), shards) == shard)
                .count();
        return terms.areTooMany((int) guilds);
    }

    World world() {
        return world;
    }

    private void forgetAbandoned() {
        Instant now = world.now();
        sessions.values().removeIf(session -> session.abandoned(now));
    }

    /** Cuts every connection without a word; sessions stay resumable. New connections are refused for that long. */
    public void dropAll(Duration outage) {
        refusedUntil = world.now().plus(outage);
        each(GatewayConnection::drop);
    }

    /** Asks every client to reconnect and resume. */
    public void askToReconnect() {
        each(connection -> connection.send(Json.object().put("op", Opcode.RECONNECT)));
    }

    /**
     * Tells every client that its session is invalid.
     *
     * @param resumable false to forget the sessions as well: what happens until the clients are back is lost to them
     */
    public void invalidateAll(boolean resumable) {
        if (!resumable) {
            sessions.clear();
        }
        each(connection -> connection.invalidate(resumable));
    }

    /** Every line goes dead, though nobody hangs up; new connections are well. Sessions stay resumable. */
    public void goDeaf() {
        each(GatewayConnection::goDeaf);
    }

    /** New connections are admitted again, and those whose line is dead are cut. */
    public void heal() {
        refusedUntil = Instant.EPOCH;
        each(connection -> {
            if (connection.deaf()) {
                connection.drop();
            }
        });
    }

    public ObjectNode describeFaults() {
        long refused = Duration.between(world.now(), refusedUntil).toMillis();
        return Json.object()
                .put("refusedForMillis", Math.max(0, refused))
                .put(
                        "deafConnections",
                        connections.stream().filter(GatewayConnection::deaf).count());
    }

    private void each(Consumer<GatewayConnection> action) {
        new ArrayList<>(connections).forEach(action);
    }

    public List<ObjectNode> describe() {
        return sessions.values().stream().map(GatewaySession::describe).toList();
    }

    ObjectNode ready(GatewaySession session, String gatewayUrl, int shard, int shards) {
        ObjectNode ready = Json.object().put("v", GatewayConnection.VERSION).put("session_id", session.id());
        ready.put("resume_gateway_url", gatewayUrl).put("session_type", "normal");
        ready.set("user", world.bot().toOwnJson());
        ArrayNode guilds = ready.putArray("guilds");
        mine(session).forEach(guild -> guilds.addObject().put("id", guild.id()).put("unavailable", true));
        ready.putArray("shard").add(shard).add(shards);
        ready.putObject("application").put("id", world.bot().id()).put("flags", 0);
        List.of("private_channels", "relationships", "presences").forEach(ready::putArray);
        return ready;
    }

    List<Guild> mine(GatewaySession session) {
        return world.botGuilds().stream()
                .filter(guild -> session.hasGuild(guild.id()))
                .toList();
    }
}
