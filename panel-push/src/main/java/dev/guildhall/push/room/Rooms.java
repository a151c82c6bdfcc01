package dev.guildhall.push.room;

import dev.guildhall.events.EventJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.util.RawValue;

/**
 * Who is connected and who is in which guild's room. Thread-safe; one lock, because a revocation must not slip between
 * the check of a permission and the joining that follows from it.
 */
public final class Rooms {
    /** A person has a few tabs and devices; a runaway page must not take the place of others. */
    public static final int MAX_SOCKETS_PER_USER = 20;

    private final Map<String, User> users = new HashMap<>();
    private final Map<String, Set<PanelSocket>> rooms = new HashMap<>();

    private static final class User {
        final Map<PanelSocket, Set<String>> guilds = new LinkedHashMap<>();
        long revocations;
    }

    /** @return false when the user has {@link #MAX_SOCKETS_PER_USER} already */
    public synchronized boolean enter(PanelSocket socket) {
        User user = users.computeIfAbsent(socket.userId(), id -> new User());
        if (user.guilds.size() >= MAX_SOCKETS_PER_USER) {
            return false;
        }
        user.guilds.putIfAbsent(socket, new HashSet<>());
        return true;
    }

    /** Out of everything; does nothing for one that is not in. */
    public synchronized void exit(PanelSocket socket) {
        User user = users.get(socket.userId());
        Set<String> guilds = user == null ? null : user.guilds.remove(socket);
        if (user == null || guilds == null) {
            return;
        }
        guilds.forEach(guildId -> removeFromRoom(socket, guildId));
        if (user.guilds.isEmpty()) {
            users.remove(socket.userId());
        }
    }

    /** To be asked before asking what the user may see, and handed over with the answer. */
    public synchronized long revocations(PanelSocket socket) {
        User user = users.get(socket.userId());
        return user == null ? 0 : user.revocations;
    }

    /** @return false when the socket has gone or its user has lost a permission since {@code revocations} was asked */
    public synchronized boolean isUnrevoked(PanelSocket socket, long revocations) {
        User user = users.get(socket.userId());
        return user != null && user.guilds.containsKey(socket) && user.revocations == revocations;
    }

    /** @return false, and joins nothing, when {@link #isUnrevoked} is false */
    public synchronized boolean join(PanelSocket socket, Collection<String> guildIds, long revocations) {
        User user = users.get(socket.userId());
        Set<String> guilds = user == null ? null : user.guilds.get(socket);
        if (user == null || guilds == null || user.revocations != revocations) {
            return false;
        }
        guilds.addAll(guildIds);
        guildIds.forEach(guildId ->
                rooms.computeIfAbsent(guildId, id -> new LinkedHashSet<>()).add(socket));
        return true;
    }

    public synchronized void leave(PanelSocket socket, String guildId) {
        User user = users.get(socket.userId());
        Set<String> guilds = user == null ? null : user.guilds.get(socket);
        if (guilds != null && guilds.remove(guildId)) {
            removeFromRoom(socket, guildId);
        }
    }

    /** Takes the user out of the guild's room. @return all of the user's sockets, to be told */
    public synchronized List<PanelSocket> revoke(String userId, String guildId) {
        User user = users.get(userId);
        if (user == null) {
            return List.of();
        }
        user.revocations++;
        user.guilds.keySet().forEach(socket -> leave(socket, guildId));
        return List.copyOf(user.guilds.keySet());
    }

    /** Tells everybody in the guild's room, writing the payload only once. */
    public void tell(String guildId, String event, Object payload) {
        List<PanelSocket> members = members(guildId);
        if (!members.isEmpty()) {
            RawValue json = new RawValue(EventJson.writeString(payload));
            members.forEach(socket -> socket.send(event, json));
        }
    }

    public synchronized boolean isEmpty(String guildId) {
        return !rooms.containsKey(guildId);
    }

    /** Each connected user with the guilds in whose rooms the user's sockets are. */
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

    /** Guilds that somebody is connected for. */
    public synchronized int count() {
        return rooms.size();
    }

    private synchronized List<PanelSocket> members(String guildId) {
        Set<PanelSocket> members = rooms.get(guildId);
        return members == null ? List.of() : List.copyOf(members);
    }

    private void removeFromRoom(PanelSocket socket, String guildId) {
        Set<PanelSocket> members = rooms.get(guildId);
        if (members != null && members.remove(socket) && members.isEmpty()) {
            rooms.remove(guildId);
        }
    }
}
