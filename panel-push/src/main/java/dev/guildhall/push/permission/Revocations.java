package dev.guildhall.push.permission;

import dev.guildhall.push.room.PanelSocket;
import dev.guildhall.push.room.RoomEvent;
import dev.guildhall.push.room.Rooms;
import java.time.Clock;

/** Takes users out of the rooms that they may no longer be in, and only then tells them. */
public final class Revocations {
    private final Rooms rooms;
    private final Clock clock;

    public Revocations(Rooms rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    /** To be called in the guild's order, so that nothing more of the guild follows the notice. */
    public void revoke(String guildId, String userId, String reason) {
        PermissionRevoked notice = PermissionRevoked.of(guildId, reason, clock.millis());
        for (PanelSocket socket : rooms.revoke(userId, guildId)) {
            socket.send(RoomEvent.PERMISSION_REVOKED, notice);
        }
    }
}
