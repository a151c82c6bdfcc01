package dev.guildhall.push.connection;

import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.protocol.ConnPacket;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import dev.guildhall.door.session.EndedSessions;
import dev.guildhall.door.token.Caller;
import dev.guildhall.door.token.InvalidToken;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.push.configuration.QuerySide;
import dev.guildhall.push.room.Rooms;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/**
 * Lets users in and nobody else. The library would connect a client that brings no token at all without asking anybody,
 * so it never gets to see a connect packet: whether it is answered with a connection or an error is decided here. An
 * error is for those who need not come again; whoever cannot be judged now is hung up on, and comes back by itself.
 */
final class Admission {
    /** Who comes beyond that while the query side is slow has to come again. */
    static final int MAX_AT_THE_DOOR = 512;

    /** How long somebody waits who cannot be let in yet; shorter than {@link PacketGate#ADMISSION_TIMEOUT}. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MAX_JOINS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final Credentials credentials;
    private final EndedSessions ended;
    private final QuerySide querySide;
    private final Rooms rooms;
    private final Namespace namespace;
    private final BooleanSupplier following;
    private final Semaphore door = new Semaphore(MAX_AT_THE_DOOR);

    /** @param following whether changes are followed: before that nobody could be promised to hear of them */
    Admission(
            Credentials credentials,
            EndedSessions ended,
            QuerySide querySide,
            Rooms rooms,
            Namespace namespace,
            BooleanSupplier following) {
        this.credentials = credentials;
        this.ended = ended;
        this.querySide = querySide;
        this.rooms = rooms;
        this.namespace = namespace;
        this.following = following;
    }

    /** Never blocks; answers the visitor later. */
    void knock(Visitor visitor, String auth) {
        Caller user;
        try {
            user = credentials.user(auth, visitor.head().getHandshakeData());
        } catch (InvalidToken e) {
            refuse(visitor, Refusal.unauthorized(e.getMessage()));
            return;
        }
        if (!door.tryAcquire()) {
            LOG.info("More than {} are connecting at this moment: one has to come again", MAX_AT_THE_DOOR);
            HangUp.on(visitor.head());
            return;
        }
        Thread.ofVirtual().name("admission").start(() -> {
            try {
                attend(visitor, user);
            } catch (InterruptedException e) {
                HangUp.on(visitor.head());
            } catch (RuntimeException e) {
                LOG.warn("Somebody could not be let in", e);
                turnAway(visitor);
            } finally {
                door.release();
            }
        });
    }

    /** The query side may just be starting; nobody is sent away for what passes within a moment. */
    private void attend(Visitor visitor, Caller user) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!admit(visitor, user)) {
            if (System.nanoTime() > giveUp || !visitor.head().isConnected()) {
                turnAway(visitor);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    /** @return whether the visitor has got an answer */
    private boolean admit(Visitor visitor, Caller user) {
        ClientHead head = visitor.head();
        if (head.getChildClient(namespace) == null || !following.getAsBoolean()) {
            return false;
        }
        ConnectedSocket socket = new ConnectedSocket(visitor, user.id());
        visitor.becomes(socket);
        if (!rooms.enter(socket)) {
            refuse(visitor, Refusal.TOO_MANY_SOCKETS);
        } else if (joinAll(socket)) {
            visitor.letIn();
            visitor.watch(ended, Objects.requireNonNull(user.session()), () -> turnAway(visitor));
            answer(head, PacketType.CONNECT, new ConnPacket(head.getSessionId()));
        } else {
            rooms.exit(socket);
            return false;
        }
        if (!head.isConnected()) {
            // Gone meanwhile, perhaps before there was anything to take out of the rooms.
            leave(visitor);
        }
        return true;
    }

    private boolean joinAll(ConnectedSocket socket) {
        try {
            for (int attempt = 0; attempt < MAX_JOINS; attempt++) {
                long revocations = rooms.revocations(socket);
                List<String> guildIds = querySide.access(socket.userId()).guilds().stream()
                        .map(GuildAccess.Entry::guildId)
                        .toList();
                if (rooms.join(socket, guildIds, revocations)) {
                    return true;
                }
            }
        } catch (RestClientException e) {
            LOG.info("The query side does not tell what a user may see: {}", e.getMessage());
        }
        return false;
    }

    private void refuse(Visitor visitor, Refusal refusal) {
        leave(visitor);
        visitor.sendAway();
        answer(visitor.head(), PacketType.ERROR, refusal);
    }

    private void turnAway(Visitor visitor) {
        leave(visitor);
        HangUp.on(visitor.head());
    }

    /** Out of everything. */
    void leave(Visitor visitor) {
        visitor.unwatch();
        ConnectedSocket socket = visitor.socket();
        if (socket != null) {
            rooms.exit(socket);
        }
    }

    private static void answer(ClientHead head, PacketType type, Object data) {
        Packet packet = new Packet(PacketType.MESSAGE, head.getEngineIOVersion());
        packet.setSubType(type);
        packet.setData(data);
        Failures.note(head.send(packet));
    }
}
