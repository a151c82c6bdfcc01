package dev.guildhall.simulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Intent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What client and gateway say to each other: identify or resume first, everything else after. */
final class Conversation {
    private final GatewayConnection connection;
    private final GatewaySessions sessions;
    private final String botToken;
    private final String gatewayUrl;
    private @Nullable GatewaySession session;

    Conversation(GatewayConnection connection, GatewaySessions sessions, String botToken, String gatewayUrl) {
        this.connection = connection;
        this.sessions = sessions;
        this.botToken = botToken;
        this.gatewayUrl = gatewayUrl;
    }

    void hear(JsonNode payload) {
        JsonNode data = payload.path("d");
        switch (payload.path("op").asInt(-1)) {
            case Opcode.HEARTBEAT -> connection.heartbeat();
            case Opcode.IDENTIFY -> identify(data);
            case Opcode.RESUME -> resume(data);
            case Opcode.REQUEST_GUILD_MEMBERS -> requestMembers(data);
            case Opcode.PRESENCE_UPDATE, Opcode.VOICE_STATE_UPDATE -> requireSession();
            default -> connection.hangUp(CloseCode.UNKNOWN_OPCODE);
        }
    }

    private void requireSession() {
        if (session == null) {
            connection.hangUp(CloseCode.NOT_AUTHENTICATED);
        }
    }

    private boolean wrongToken(JsonNode data) {
        byte[] given = Json.text(data, "token", "").getBytes(StandardCharsets.UTF_8);
        return !MessageDigest.isEqual(given, botToken.getBytes(StandardCharsets.UTF_8));
    }

    private void identify(JsonNode data) {
        boolean divided = data.has("shard");
        int shard = divided ? data.path("shard").path(0).asInt(-1) : 0;
        int shards = divided ? data.path("shard").path(1).asInt(-1) : 1;
        if (session != null) {
            connection.hangUp(CloseCode.ALREADY_AUTHENTICATED);
        } else if (wrongToken(data)) {
            connection.hangUp(CloseCode.AUTHENTICATION_FAILED);
        } else if (shard < 0 || shard >= shards || shards > GatewayTerms.MAX_SHARDS) {
            connection.hangUp(CloseCode.INVALID_SHARD);
        } else if (sessions.areTooMany(shard, shards)) {
            connection.hangUp(CloseCode.SHARDING_REQUIRED);
        } else if (!sessions.terms().mayIdentify(shard)) {
            invalidate(false);
        } else {
            sessions.open(data.path("intents").asInt(), shard, shards)
                    .ifPresentOrElse(
                            opened -> begin(opened, shard, shards), () -> connection.hangUp(CloseCode.RATE_LIMITED));
        }
    }

    private void begin(GatewaySession opened, int shard, int shards) {
        session = opened;
        opened.attach(connection);
        opened.send("READY", sessions.ready(opened, gatewayUrl, shard, shards));
        if (opened.asksFor(Intent.GUILDS)) {
            sessions.mine(opened)
                    .forEach(guild -> opened.send("GUILD_CREATE", GuildSnapshot.of(guild, sessions.world(), opened)));
        }
    }

    private void resume(JsonNode data) {
        if (wrongToken(data)) {
            connection.hangUp(CloseCode.AUTHENTICATION_FAILED);
            return;
        }
        long lastSeen = data.path("seq").asLong();
        Optional<GatewaySession> known = sessions.find(Json.text(data, "session_id", ""));
        if (known.isPresent() && known.get().canResumeAfter(lastSeen)) {
            session = known.get();
            known.get().resumeAfter(lastSeen, connection);
        } else {
            known.ifPresent(sessions::forget);
            invalidate(false);
        }
    }

    /** @param resumable false if the session is gone for good, and the client has to identify anew */
    void invalidate(boolean resumable) {
        session = null;
        connection.send(Json.object().put("op", Opcode.INVALID_SESSION).put("d", resumable));
    }

    private void requestMembers(JsonNode data) {
        GatewaySession asking = session;
        if (asking == null) {
            connection.hangUp(CloseCode.NOT_AUTHENTICATED);
        } else if (MemberChunks.wantsAll(data) && !asking.asksFor(Intent.GUILD_MEMBERS)) {
            connection.hangUp(CloseCode.DISALLOWED_INTENTS);
        } else {
            guildIds(data)
                    .flatMap(id -> sessions.world().botGuild(id).stream())
                    .filter(guild -> asking.hasGuild(guild.id()))
                    .flatMap(guild -> MemberChunks.of(guild, data).stream())
                    .forEach((ObjectNode chunk) -> asking.send("GUILD_MEMBERS_CHUNK", chunk));
        }
    }

    private static Stream<String> guildIds(JsonNode data) {
        JsonNode ids = data.path("guild_id");
        return ids.isArray() ? ids.valueStream().map(JsonNode::asText) : Stream.of(ids.asText());
    }
}
