package dev.guildhall.bot.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the command side would know of one guild by what it was told, in the order in which it was. */
public final class ToldFacts {
    private final Map<String, List<String>> permissions = new TreeMap<>();
    private final Map<String, Set<String>> holders = new HashMap<>();
    private String ownerId = "";
    private boolean present;

    private ToldFacts() {}

    public static ToldFacts of(RecordingSides sides, String guildId) {
        String path = "/internal/guilds/" + guildId;
        ToldFacts facts = new ToldFacts();
        for (SideCall call : sides.calls()) {
            if (call.is("PUT", path)) {
                facts.register(call.json());
            } else if (call.is("DELETE", path)) {
                facts.present = false;
            } else if (call.is("PATCH", path + "/members")) {
                call.json()
                        .path("members")
                        .properties()
                        .forEach(member -> facts.member(member.getKey(), member.getValue()));
            } else if (call.method().equals("PUT") && call.path().startsWith(path + "/roles/")) {
                String role = call.path()
                        .substring(path.length() + "/roles/".length())
                        .replace("/holders", "");
                facts.holders.put(role, new TreeSet<>(texts(call.json().path("userIds"))));
            }
        }
        return facts;
    }

    private void register(JsonNode body) {
        present = true;
        ownerId = body.path("ownerId").asString();
        permissions.clear();
        body.path("permissions")
                .properties()
                .forEach(member -> permissions.put(member.getKey(), texts(member.getValue())));
    }

    private void member(String userId, JsonNode facts) {
        permissions.put(userId, texts(facts.path("permissions")));
        if (facts.path("permissions").isEmpty()) {
            permissions.remove(userId);
        }
        List<String> roles = texts(facts.path("roles"));
        holders.forEach((role, users) -> {
            if (roles.contains(role)) {
                users.add(userId);
            } else {
                users.remove(userId);
            }
        });
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    public boolean present() {
        return present;
    }

    public String ownerId() {
        return ownerId;
    }

    /** By user id. */
    public Map<String, List<String>> permissions() {
        return permissions;
    }

    /** Empty for a role of which nothing was told. */
    public Set<String> holders(String roleId) {
        return holders.getOrDefault(roleId, Set.of());
    }
}
