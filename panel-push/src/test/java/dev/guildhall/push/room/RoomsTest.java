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

    private final Rooms rooms = new Rooms();
    private final RecordingSocket adam = new RecordingSocket("adam");
    private final RecordingSocket olivia = new RecordingSocket("olivia");

    private static final class RecordingSocket implements PanelSocket {
        private final String userId;
        private final List<String> heard = new ArrayList<>();

        RecordingSocket(String userId) {
            this.userId = userId;
        }

        @Override
        public String userId() {
            return userId;
        }

        @Override
        public void send(String event, Object payload) {
            heard.add(event);
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
        rooms.tell(GUILD, "event", Map.of());
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
        for (int i = 1; i < Rooms.MAX_SOCKETS_PER_USER; i++) {
            more.add(new RecordingSocket("adam"));
            assertThat(rooms.enter(more.getLast())).isTrue();
        }
        assertThat(rooms.enter(new RecordingSocket("adam"))).isFalse();
        rooms.exit(more.getFirst());
        assertThat(rooms.enter(new RecordingSocket("adam"))).isTrue();
        assertThat(rooms.connectedUsers()).isEqualTo(2);
        assertThat(rooms.connections()).isEqualTo(Rooms.MAX_SOCKETS_PER_USER + 1);
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
            rooms.tell(GUILD, "event", Map.of());
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
