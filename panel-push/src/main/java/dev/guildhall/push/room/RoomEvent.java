package dev.guildhall.push.room;

import dev.guildhall.events.EventJson;

/**
 * One event on its way to panels, written once for however many of them.
 *
 * @param name one of {@link EventName}
 * @param json the payload, on one line
 * @param version of the change that it tells of, or {@link #UNVERSIONED}
 */
public record RoomEvent(String name, String json, long version) {
    public static final long UNVERSIONED = -1;

    public static RoomEvent of(String name, Object payload, long version) {
        return new RoomEvent(name, EventJson.writeString(payload), version);
    }

    public static RoomEvent unversioned(String name, Object payload) {
        return of(name, payload, UNVERSIONED);
    }
}
