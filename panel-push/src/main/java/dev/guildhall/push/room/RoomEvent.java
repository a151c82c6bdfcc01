package dev.guildhall.push.room;

import dev.guildhall.events.EventJson;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One event on its way to panels, written once for however many of them. Thread-safe. */
public final class RoomEvent {
    public static final long UNVERSIONED = -1;

    private final String name;
    private final String json;
    private final long version;
    private final Map<Class<?>, Object> forms = new ConcurrentHashMap<>(2);

    private RoomEvent(String name, String json, long version) {
        this.name = name;
        this.json = json;
        this.version = version;
    }

    public static RoomEvent of(String name, Object payload, long version) {
        return new RoomEvent(name, EventJson.writeString(payload), version);
    }

    public static RoomEvent unversioned(String name, Object payload) {
        return of(name, payload, UNVERSIONED);
    }

    /** One of {@link EventName}. */
    public String name() {
        return name;
    }

    /** The payload, on one line. */
    public String json() {
        return json;
    }

    /** Of the change that it tells of, or {@link #UNVERSIONED}. */
    public long version() {
        return version;
    }

    /** As connections of one kind send it: made for the first of them, and the very same for all others. */
    public <T> T form(Class<T> type, Function<RoomEvent, T> maker) {
        Object known = forms.get(type);
        return type.cast(known == null ? forms.computeIfAbsent(type, kind -> maker.apply(this)) : known);
    }
}
