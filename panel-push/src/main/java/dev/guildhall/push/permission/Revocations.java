package dev.guildhall.push.permission;

import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.PanelConnection;
import dev.guildhall.push.room.RoomEvent;
import dev.guildhall.push.room.Rooms;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes users out of the rooms that they may no longer be in, and only then tells them. */
public final class Revocations {
    private record Loss(String guildId, String userId) {}

    private final Rooms rooms;
    private final Clock clock;

    /** Of those who are out and have not been told. */
    private final Set<Loss> untold = ConcurrentHashMap.newKeySet();

    public Revocations(Rooms rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    /** To be called in the guild's order, so that nothing more of the guild follows the notice. */
    public void revoke(String guildId, String userId, String reason) {
        untold.remove(new Loss(guildId, userId));
        RoomEvent notice = RoomEvent.unversioned(
                EventName.PERMISSION_REVOKED, PermissionRevoked.of(guildId, reason, clock.millis()));
        for (PanelConnection connection : rooms.revoke(userId, guildId)) {
            connection.revoked(guildId, notice);
        }
    }

    /**
     * Takes the user out and tells nothing yet: by {@link #revoke} somebody may know why, or {@link #revokeUntold} follows.
     * To be called in the guild's order.
     *
     * @return false where nobody had to be taken out
     */
    boolean takeOut(String guildId, String userId) {
        if (!rooms.isIn(userId, guildId)) {
            return false;
        }
        untold.add(new Loss(guildId, userId));
        rooms.revoke(userId, guildId);
        return true;
    }

    /** As {@link #revoke}, for whoever was taken out, has not been told, and is not in again. */
    void revokeUntold(String guildId, String userId, String reason) {
        if (untold.remove(new Loss(guildId, userId)) && !rooms.isIn(userId, guildId)) {
            revoke(guildId, userId, reason);
        }
    }
}
