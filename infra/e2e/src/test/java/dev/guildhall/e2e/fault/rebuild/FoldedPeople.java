package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who has a say in one guild. */
final class FoldedPeople {
    private static final Set<String> PERMISSIONS = Set.of("ADMINISTRATOR", "MANAGE_GUILD");

    private final String guildId;
    private final Map<String, SortedSet<String>> permissions = new TreeMap<>();
    private final Map<String, SortedSet<String>> holders = new TreeMap<>();
    private final Map<String, String> grants = new TreeMap<>();

    FoldedPeople(String guildId) {
        this.guildId = guildId;
    }

    void follow(StoredEvent event) {
        switch (event.type()) {
            case "permission.Granted" -> {
                if (PERMISSIONS.contains(event.text("permission"))) {
                    of(permissions, event.text("userId")).add(event.text("permission"));
                }
            }
            case "permission.Revoked" -> of(permissions, event.text("userId")).remove(event.text("permission"));
            case "permission.AccessChanged" -> grant(event.payload().path("changes"));
            case "permission.RoleGained" -> {
                if (grants.containsKey("roles." + event.text("roleId"))) {
                    event.payload()
                            .path("userIds")
                            .forEach(user -> of(holders, event.text("roleId")).add(user.asText()));
                }
            }
            case "permission.RoleLost" ->
                event.payload()
                        .path("userIds")
                        .forEach(user -> of(holders, event.text("roleId")).remove(user.asText()));
            default -> throw event.unknown();
        }
    }

    /** With a role that is no longer granted its holders are forgotten. */
    private void grant(JsonNode changes) {
        for (JsonNode change : changes) {
            String path = change.path("path").asText();
            if (change.hasNonNull("after") && !change.path("after").asText().equals("none")) {
                grants.put(path, change.path("after").asText());
            } else {
                grants.remove(path);
            }
        }
        holders.keySet().removeIf(role -> !grants.containsKey("roles." + role));
    }

    private static SortedSet<String> of(Map<String, SortedSet<String>> sets, String key) {
        return sets.computeIfAbsent(key, ignored -> new TreeSet<>());
    }

    /** By user what each holds, permissions first; by the guild what its owner grants. */
    Map<String, List<String>> words() {
        Map<String, List<String>> words = new HashMap<>();
        permissions.forEach((user, held) -> held.forEach(one -> add(words, user, one)));
        holders.forEach((role, users) -> users.forEach(user -> add(words, user, "role:" + role)));
        grants.forEach((path, level) -> add(words, guildId, path + "=" + level));
        return words;
    }

    private static void add(Map<String, List<String>> words, String id, String word) {
        words.computeIfAbsent(id, ignored -> new ArrayList<>()).add(word);
    }
}
