package dev.guildhall.command.guild;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.command.modules.ConfigureModule;
import dev.guildhall.command.modules.ToggleModule;
import dev.guildhall.command.permission.ChangeAccess;
import dev.guildhall.command.permission.TellHolders;
import dev.guildhall.command.permission.TellMembers;
import dev.guildhall.command.permission.TellMembers.MemberFacts;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.command.subscription.ChangeSubscription;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.permission.GuildPermission;
import dev.guildhall.events.wire.Subscription;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands as a guild may get them, the same ones for the same seed. Some of them are rejected. */
final class RandomCommands {
    private static final String MEMBER = "1180000000000000303";
    private static final String SUPPORT = "1180000000000000304";
    private static final DiscordIds KNOWN = new DiscordIds(Map.of(), Set.of("1180000000000000302", MEMBER, SUPPORT));

    private static final List<String> PEOPLE =
            List.of("1180000000000000101", "1180000000000000102", "1180000000000000103", "1180000000000000104");

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> ROLES =
            List.of("1180000000000000302", "1180000000000000303", "1180000000000000304");

    private final Random random;
    private final String guildId;

    RandomCommands(String guildId, long seed) {
        this.random = new Random(seed);
        this.guildId = guildId;
    }

    GuildCommand first() {
        return register();
    }

    GuildCommand next() {
        String by = one(PEOPLE);
        return switch (random.nextInt(12)) {
            case 0 -> register();
            case 1 -> random.nextInt(4) == 0 ? new LeaveGuild(guildId) : register();
            case 2, 3, 4 -> new ChangeSettings(guildId, by, settings(), null);
            case 9 -> new ChangeSubscription(guildId, by, subscription(), NOW, null);
            case 5 -> new ToggleModule(guildId, by, module(), random.nextBoolean(), null);
            case 6 -> new ChangeAccess(guildId, by, access(), null).knowing(KNOWN);
            case 7 -> new TellHolders(guildId, one(ROLES), Set.copyOf(some(PEOPLE)));
            case 8 -> new TellMembers(guildId, Map.of(one(PEOPLE), facts()));
            default ->
                new ConfigureModule(
                                guildId,
                                by,
                                GuildModule.GIVEAWAY.word(),
                                random.nextBoolean() ? null : true,
                                giveaway(),
                                null)
                        .knowing(KNOWN);
        };
    }

    private RegisterGuild register() {
        Map<String, Set<GuildPermission>> permissions = new HashMap<>();
        for (String user : PEOPLE) {
            Set<GuildPermission> held = EnumSet.noneOf(GuildPermission.class);
            for (GuildPermission permission : GuildPermission.values()) {
                if (random.nextInt(3) > 0) {
                    held.add(permission);
                }
            }
            if (!held.isEmpty()) {
                permissions.put(user, held);
            }
        }
        return new RegisterGuild(
                guildId, one(List.of("Guildhall", "Zunft \u00a7 \ud83c\udf89")), one(PEOPLE), permissions);
    }

    private Subscription subscription() {
        boolean premium = random.nextInt(3) > 0;
        String until = premium && random.nextBoolean() ? "203" + random.nextInt(5) + "-01-31T00:00:00Z" : null;
        return new Subscription(premium ? Subscription.PREMIUM : Subscription.FREE, until);
    }

    private Map<String, @Nullable Object> access() {
        List<Map<String, String>> roles = some(ROLES).stream()
                .map(role -> Map.of("roleId", role, "level", one(List.of("read", "write"))))
                .toList();
        return Map.of("manageGuild", one(List.of("none", "read", "write")), "roles", roles);
    }

    private MemberFacts facts() {
        return random.nextInt(4) == 0
                ? new MemberFacts(Set.of(), Set.of(), true)
                : new MemberFacts(Set.copyOf(some(List.of(GuildPermission.values()))), Set.copyOf(some(ROLES)), false);
    }

    private Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        patch.put("prefix", random.nextInt(4) == 0 ? null : "p" + random.nextInt(50));
        if (random.nextBoolean()) {
            patch.put("locale", one(List.of("en", "fr")));
        }
        return patch;
    }

    private Map<String, @Nullable Object> giveaway() {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        patch.put("defaultDurationSeconds", random.nextInt(4) == 0 ? null : 3_600L + random.nextInt(1_000));
        if (random.nextBoolean()) {
            patch.put("requiredRoleIds", random.nextBoolean() ? List.of() : List.of(MEMBER));
        }
        if (random.nextBoolean()) {
            patch.put("bonusEntries", List.of(Map.of("roleId", SUPPORT, "count", 1L + random.nextInt(3))));
        }
        return patch;
    }

    private String module() {
        return one(List.of(GuildModule.values())).word();
    }

    private <T> List<T> some(List<T> of) {
        return of.stream().filter(each -> random.nextBoolean()).toList();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
