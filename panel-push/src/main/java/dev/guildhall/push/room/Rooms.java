package dev.guildhall.push.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is connected and who is in which guild's room. Thread-safe; one lock, because a revocation must not slip between
 * the check of a permission and the joining that follows from it.
 */
public final class Rooms {
    /** Has heard nothing yet of what it might be told once more. */
    private static final long NOT_RESUMED = -1;

    private final ConnectionLimits limits;
    private final Map<String, User> users = new HashMap<>();

    /** Members, each with the version up to which it was told everything when it resumed. */
    private final Map<String, Map<PanelConnection, Long>> rooms = new HashMap<>();

    private static final class User {
        final Map<PanelConnection, Set<String>> guilds = new LinkedHashMap<>();
        long revocations;

        long count(PanelConnection.Kind kind) {
            return guilds.keySet().stream().filter(c -> c.kind() == kind).count();
        }
    }

    public Rooms(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** @return false when the user has as many of this kind already as {@link ConnectionLimits} allow */
    public synchronized boolean enter(PanelConnection connection) {
        User user = users.get(connection.userId());
        if (user != null && user.count(connection.kind()) >= limits.of(connection.kind())) {
            return false;
        }
        users.computeIfAbsent(connection.userId(), id -> new User()).guilds.putIfAbsent(connection, new HashSet<>());
        return true;
    }

    /** Out of everything; does nothing for one that is not in. */
    public synchronized void exit(PanelConnection connection) {
        User user = users.get(connection.userId());
        Set<String> guilds = user == null ? null : user.guilds.remove(connection);
        if (user == null || guilds == null) {
            return;
        }
        guilds.forEach(guildId -> removeFromRoom(connection, guildId));
        if (user.guilds.isEmpty()) {
            users.remove(connection.userId());
        }
    }

    /** To be asked before asking what the user may see, and handed over with the answer. */
    public synchronized long revocations(PanelConnection connection) {
        User user = users.get(connection.userId());
        return user == null ? 0 : user.revocations;
    }

    /** @return false when the connection has gone or its user has lost a permission since {@code revocations} was asked */
    public synchronized boolean isUnrevoked(PanelConnection connection, long revocations) {
        User user = users.get(connection.userId());
        return user != null && user.guilds.containsKey(connection) && user.revocations == revocations;
    }

    /** @return false, and joins nothing, when {@link #isUnrevoked} is false */
    public synchronized boolean join(PanelConnection connection, Collection<String> guildIds, long revocations) {
        User user = users.get(connection.userId());
        Set<String> guilds = user == null ? null : user.guilds.get(connection);
        if (user == null || guilds == null || user.revocations != revocations) {
            return false;
        }
        guilds.addAll(guildIds);
        guildIds.forEach(guildId ->
                rooms.computeIfAbsent(guildId, id -> new LinkedHashMap<>()).putIfAbsent(connection, NOT_RESUMED));
        return true;
    }

    public synchronized void leave(PanelConnection connection, String guildId) {
        User user = users.get(connection.userId());
        Set<String> guilds = user == null ? null : user.guilds.get(connection);
        if (guilds != null && guilds.remove(guildId)) {
            removeFromRoom(connection, guildId);
        }
    }

    /** The member has been told the guild's settings as of {@code version}: older changes of them are no news to it. */
    public synchronized void resumed(PanelConnection connection, String guildId, long version) {
        Map<PanelConnection, Long> members = rooms.get(guildId);
        if (members != null) {
            members.computeIfPresent(connection, (member, before) -> Math.max(before, version));
        }
    }

    /** Takes the user out of the guild's room. @return all of the user's connections, to be told */
    public synchronized List<PanelConnection> revoke(String userId, String guildId) {
        User user = users.get(userId);
        if (user == null) {
            return List.of();
        }
        user.revocations++;
        user.guilds.keySet().forEach(connection -> leave(connection, guildId));
        return List.copyOf(user.guilds.keySet());
    }

    /** Whether any of the user's connections is in the guild's room. */
    public synchronized boolean isIn(String userId, String guildId) {
        User user = users.get(userId);
        return user != null && user.guilds.values().stream().anyMatch(guilds -> guilds.contains(guildId));
    }

    /** Tells everybody in the guild's room, in the guild's order. */
    public void tell(String guildId, RoomEvent event) {
        listeners(guildId, event).forEach(member -> member.send(event));
    }

    public synchronized boolean isEmpty(String guildId) {
        return !rooms.containsKey(guildId);
    }

    /** Each connected user with the guilds in whose rooms the user's connections are. */
    public synchronized Map<String, Set<String>> guildsByUser() {
        Map<String, Set<String>> guilds = new HashMap<>();
        users.forEach((userId, user) -> {
            Set<String> joined = new HashSet<>();
            user.guilds.values().forEach(joined::addAll);
            guilds.put(userId, joined);
        });
        return guilds;
    }

    public synchronized int connectedUsers() {
        return users.size();
    }

    public synchronized int connections() {
        return users.values().stream().mapToInt(user -> user.guilds.size()).sum();
    }

    /** The guilds that somebody is connected for. */
    public synchronized List<String> guilds() {
        return List.copyOf(rooms.keySet());
    }

    /** How many of them there are. */
    public synchronized int count() {
        return rooms.size();
    }

    private synchronized List<PanelConnection> listeners(String guildId, RoomEvent event) {
        Map<PanelConnection, Long> members = rooms.get(guildId);
        if (members == null) {
            return List.of();
        }
        if (!event.name().equals(EventName.CONFIG_UPDATED)) {
            return List.copyOf(members.keySet());
        }
        List<PanelConnection> listeners = new ArrayList<>(members.size());
        members.forEach((member, resumed) -> {
            if (resumed < event.version()) {
                listeners.add(member);
            }
        });
        return listeners;
    }

    private void removeFromRoom(PanelConnection connection, String guildId) {
        Map<PanelConnection, Long> members = rooms.get(guildId);
        if (members != null && members.remove(connection) != null && members.isEmpty()) {
            rooms.remove(guildId);
        }
    }
}
