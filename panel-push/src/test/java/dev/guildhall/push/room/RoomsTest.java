package dev.guildhall.push.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final String GUILD = "1";
    private static final int MAX_SOCKETS = 20;
    private static final int MAX_STREAMS = 5;
    private static final RoomEvent EVENT = RoomEvent.unversioned("event", Map.of());

    private final Rooms rooms = new Rooms(new ConnectionLimits(MAX_SOCKETS, MAX_STREAMS));
    private final RecordingSocket adam = new RecordingSocket("adam");
    private final RecordingSocket olivia = new RecordingSocket("olivia");

    private static final class RecordingSocket implements PanelConnection {
        private final String userId;
        private final List<String> heard = new ArrayList<>();

        private final Kind kind;

        RecordingSocket(String userId) {
            this(userId, Kind.SOCKET);
        }

        RecordingSocket(String userId, Kind kind) {
            this.userId = userId;
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public String userId() {
            return userId;
        }

        @Override
        public void send(RoomEvent event) {
            heard.add(event.name());
        }

        @Override
        public void revoked(String guildId, RoomEvent notice) {
            send(notice);
        }
    }

    @BeforeEach
    void bothEnter() {
        rooms.enter(adam);
        rooms.enter(olivia);
    }

    private boolean join(RecordingSocket socket) {
        return rooms.join(socket, Set.of(GUILD), rooms.revocations(socket));
    }

    @Test
    void tellsMembersOnly() {
        join(adam);
        rooms.tell(GUILD, EVENT);
        assertThat(adam.heard).containsExactly("event");
        assertThat(olivia.heard).isEmpty();
    }

    @Test
    void forgetsRoomsThatNobodyIsIn() {
        join(adam);
        rooms.leave(adam, GUILD);
        assertThat(rooms.isEmpty(GUILD)).isTrue();
        assertThat(rooms.guildsByUser()).containsEntry("adam", Set.of());
    }

    @Test
    void boundsTheSocketsOfOneUser() {
        List<RecordingSocket> more = new ArrayList<>();
        for (int i = 1; i < MAX_SOCKETS; i++) {
            more.add(new RecordingSocket("adam"));
            assertThat(rooms.enter(more.getLast())).isTrue();
        }
        assertThat(rooms.enter(new RecordingSocket("adam"))).isFalse();
        rooms.exit(more.getFirst());
        assertThat(rooms.enter(new RecordingSocket("adam"))).isTrue();
        assertThat(rooms.connectedUsers()).isEqualTo(2);
        assertThat(rooms.connections()).isEqualTo(MAX_SOCKETS + 1);
    }

    @Test
    void countsStreamsAndSocketsApart() {
        for (int i = 0; i < MAX_STREAMS; i++) {
            assertThat(rooms.enter(new RecordingSocket("adam", PanelConnection.Kind.STREAM)))
                    .isTrue();
        }
        assertThat(rooms.enter(new RecordingSocket("adam", PanelConnection.Kind.STREAM)))
                .isFalse();
        assertThat(rooms.enter(new RecordingSocket("adam"))).isTrue();
    }

    @Nested
    class WhenAMemberHasResumed {
        @Test
        void tellsItNoOlderSettings() {
            join(adam);
            join(olivia);
            rooms.resumed(adam, GUILD, 7);
            rooms.tell(GUILD, RoomEvent.of(EventName.CONFIG_UPDATED, Map.of(), 7));
            assertThat(adam.heard).isEmpty();
            assertThat(olivia.heard).hasSize(1);
            rooms.tell(GUILD, RoomEvent.of(EventName.CONFIG_UPDATED, Map.of(), 8));
            rooms.tell(GUILD, RoomEvent.of(EventName.GUILD_RELOAD, Map.of(), 7));
            assertThat(adam.heard).containsExactly(EventName.CONFIG_UPDATED, EventName.GUILD_RELOAD);
        }
    }

    @Nested
    class WhenASocketHasGone {
        @Test
        void doesNotLetItJoin() {
            long revocations = rooms.revocations(adam);
            rooms.exit(adam);
            assertThat(rooms.join(adam, Set.of(GUILD), revocations)).isFalse();
            assertThat(rooms.isEmpty(GUILD)).isTrue();
            assertThat(rooms.connectedUsers()).isEqualTo(1);
        }
    }

    @Nested
    class WhenAPermissionIsRevoked {
        @Test
        void takesAllSocketsOfTheUserOut() {
            RecordingSocket second = new RecordingSocket("adam");
            rooms.enter(second);
            join(adam);
            join(second);
            join(olivia);
            assertThat(rooms.revoke("adam", GUILD)).containsExactlyInAnyOrder(adam, second);
            rooms.tell(GUILD, EVENT);
            assertThat(adam.heard).isEmpty();
            assertThat(second.heard).isEmpty();
            assertThat(olivia.heard).containsExactly("event");
        }

        @Test
        void doesNotLetInOnAnAnswerFromBefore() {
            long revocations = rooms.revocations(adam);
            rooms.revoke("adam", GUILD);
            assertThat(rooms.isUnrevoked(adam, revocations)).isFalse();
            assertThat(rooms.join(adam, Set.of(GUILD), revocations)).isFalse();
            assertThat(join(adam)).isTrue();
        }
    }
}
