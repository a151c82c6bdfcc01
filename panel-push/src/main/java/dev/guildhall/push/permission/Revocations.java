package dev.guildhall.push.permission;

import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.PanelConnection;
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
        RoomEvent notice = RoomEvent.unversioned(
                EventName.PERMISSION_REVOKED, PermissionRevoked.of(guildId, reason, clock.millis()));
        for (PanelConnection connection : rooms.revoke(userId, guildId)) {
            connection.revoked(guildId, notice);
        }
    }
}
