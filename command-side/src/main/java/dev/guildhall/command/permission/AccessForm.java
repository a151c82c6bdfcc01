package dev.guildhall.command.permission;

import dev.guildhall.door.access.AccessGrants;
import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"manageGuild":"none|read|write","roles":[{"roleId":"…","level":"read|write"}]}}: everything that the owner
 * grants, so both members are required. Gathers all faults.
 */
public final class AccessForm {
    private static final String MANAGE_GUILD = "manageGuild";
    private static final String ROLES = "roles";
    private static final String ROLE_ID = "roleId";
    private static final String LEVEL = "level";

    private final String guildId;
    private final List<Violation> faults = new ArrayList<>();
    private final List<ConfigReference> named = new ArrayList<>();
    private final AccessGrants grants;

    private AccessForm(String guildId, Map<String, @Nullable Object> form) {
        this.guildId = guildId;
        onlyKnown("", form, Set.of(MANAGE_GUILD, ROLES));
        AccessLevel manageGuild = level("/" + MANAGE_GUILD, form.get(MANAGE_GUILD), AccessLevel.NONE);
        SortedMap<String, AccessLevel> roles = roles(form.get(ROLES));
        this.grants = new AccessGrants(manageGuild, roles);
    }

    public static AccessForm read(String guildId, Map<String, @Nullable Object> form) {
        return new AccessForm(guildId, form);
    }

    /** Empty when the form is good. */
    public List<Violation> faults() {
        return List.copyOf(faults);
    }

    /** Of no use where there are faults. */
    public AccessGrants grants() {
        return grants;
    }

    /** The roles that the form names, each where it does. */
    public List<ConfigReference> named() {
        return List.copyOf(named);
    }

    private SortedMap<String, AccessLevel> roles(@Nullable Object value) {
        SortedMap<String, AccessLevel> roles = new TreeMap<>();
        if (!(value instanceof List<?> list)) {
            fault("/" + ROLES, "must be a list");
        } else if (list.size() > AccessGrants.MAX_ROLES) {
            fault("/" + ROLES, "must have at most %d roles".formatted(AccessGrants.MAX_ROLES));
        } else {
            for (int i = 0; i < list.size(); i++) {
                role("/" + ROLES + "/" + i, list.get(i), roles);
            }
        }
        return roles;
    }

    private void role(String pointer, @Nullable Object value, SortedMap<String, AccessLevel> roles) {
        if (!(value instanceof Map<?, ?> role)) {
            fault(pointer, "must be an object");
            return;
        }
        onlyKnown(pointer, role, Set.of(ROLE_ID, LEVEL));
        AccessLevel level = level(pointer + "/" + LEVEL, role.get(LEVEL), AccessLevel.READ);
        String at = pointer + "/" + ROLE_ID;
        if (!(role.get(ROLE_ID) instanceof String id) || !Facts.isSnowflake(id)) {
            fault(at, "must be a Discord id");
        } else if (id.equals(guildId)) {
            fault(at, "must not be the role that everyone has");
        } else if (roles.putIfAbsent(id, level) != null) {
            fault(at, "must be there only once");
        } else {
            named.add(new ConfigReference(at, id, Target.ROLE));
        }
    }

    /** @param lowest the level to go on with where there is a fault, and the lowest that is allowed */
    private AccessLevel level(String pointer, @Nullable Object value, AccessLevel lowest) {
        List<AccessLevel> allowed = List.of(AccessLevel.NONE, AccessLevel.READ, AccessLevel.WRITE).stream()
                .filter(level -> level.includes(lowest))
                .toList();
        return allowed.stream()
                .filter(level -> level.word().equals(value))
                .findFirst()
                .orElseGet(() -> {
                    List<String> words = allowed.stream().map(AccessLevel::word).toList();
                    fault(pointer, "must be one of " + String.join(", ", words));
                    return lowest;
                });
    }

    private void onlyKnown(String pointer, Map<?, ?> object, Set<String> known) {
        for (Object name : object.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                fault(
                        pointer + "/" + String.valueOf(name).replace("~", "~0").replace("/", "~1"),
                        "is not a known field");
            }
        }
    }

    private void fault(String pointer, String detail) {
        faults.add(new Violation(pointer, detail));
    }
}
