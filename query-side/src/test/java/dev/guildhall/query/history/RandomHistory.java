package dev.guildhall.query.history;

import dev.guildhall.events.Change;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.giveaway.GiveawayAppearance;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import dev.guildhall.events.giveaway.GiveawayStarted;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.ticket.TicketClaimed;
import dev.guildhall.events.ticket.TicketClosed;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketParticipantAdded;
import dev.guildhall.events.ticket.TicketReopened;
import dev.guildhall.events.ticket.TicketTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A guild's history as it could have been, the same one for the same seed. Each event follows from those before it. */
final class RandomHistory {
    static final String ADAM = "1180000000000000102";
    static final String MAX = "1180000000000000104";
    private static final List<String> MODULES = List.of("welcome", "giveaway");
    private static final Map<String, List<String>> SETTINGS =
            Map.of("prefix", List.of("?", "#", "$"), "locale", List.of("fr", "en"), "colour", List.of("#112233"));

    private final Random random;
    private final String guild;
    private final String ids;
    private final Map<String, @Nullable Object> fields = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private final List<String> active = new ArrayList<>();
    private String name;
    private int number;
    private long xp;

    RandomHistory(String guild, String name, long seed) {
        this.random = new Random(seed);
        this.guild = guild;
        this.name = name;
        this.ids = guild.substring(guild.length() - 6);
    }

    OfGuild next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> configuration();
            case 3 -> ticketOpened();
            case 4, 5 -> ticket();
            case 6 -> giveawayCreated();
            case 7 -> giveaway();
            case 8 -> moderation();
            default -> earned();
        };
    }

    /** One that changes what is configured. */
    OfGuild configuration() {
        return switch (random.nextInt(5)) {
            case 0 -> renamed();
            case 1 -> switched(one(MODULES));
            case 2 -> permission();
            case 3 -> {
                String module = one(MODULES);
                String field = module.equals("welcome") ? "text" : "buttonText";
                yield new ModuleConfigured(guild, module, List.of(change(module + '.', field, List.of("a", "b", "c"))));
            }
            default -> {
                String field = one(SETTINGS.keySet().stream().sorted().toList());
                yield new SettingsChanged(
                        guild, List.of(change("", field, Objects.requireNonNull(SETTINGS.get(field)))));
            }
        };
    }

    private Change change(String prefix, String field, List<String> values) {
        Object before = fields.get(prefix + field);
        Object after = before != null && random.nextInt(4) == 0 ? null : one(values);
        if (Objects.equals(before, after)) {
            after = before == null ? values.getFirst() : null;
        }
        fields.put(prefix + field, after);
        return new Change(field, before, after);
    }

    private OfGuild renamed() {
        String before = name;
        name = "Guild " + random.nextInt(1_000_000);
        return new GuildRenamed(guild, before, name);
    }

    private OfGuild switched(String module) {
        boolean on = !Boolean.TRUE.equals(fields.put(module, !Boolean.TRUE.equals(fields.get(module))));
        return on ? new ModuleEnabled(guild, module) : new ModuleDisabled(guild, module);
    }

    private OfGuild permission() {
        boolean held = Boolean.TRUE.equals(fields.put("adam", !Boolean.TRUE.equals(fields.get("adam"))));
        return held
                ? new PermissionRevoked(guild, ADAM, "ADMINISTRATOR", "role-removed")
                : new PermissionGranted(guild, ADAM, "ADMINISTRATOR");
    }

    private OfGuild ticketOpened() {
        String id = id();
        open.add(id);
        TicketTerms terms = new TicketTerms(null, List.of(), "ticket-{number}", "", 24);
        return new TicketOpened(guild, id, ++number, MAX, "Subject " + number, null, 1_800_000_000_000L, terms);
    }

    private OfGuild ticket() {
        if (!closed.isEmpty() && random.nextInt(3) == 0) {
            String id = closed.remove(random.nextInt(closed.size()));
            open.add(id);
            return new TicketReopened(guild, id, ADAM, null);
        }
        if (open.isEmpty()) {
            return ticketOpened();
        }
        String id = one(open);
        return switch (random.nextInt(3)) {
            case 0 -> new TicketClaimed(guild, id, "118000000000000" + (1000 + random.nextInt(9000)));
            case 1 -> new TicketParticipantAdded(guild, id, "118000000000000" + (1000 + random.nextInt(9000)));
            default -> {
                open.remove(id);
                closed.add(id);
                yield new TicketClosed(
                        guild, id, 1, ADAM, "hand", "Reason " + random.nextInt(), null, 1_800_000_000_000L, 0);
            }
        };
    }

    private OfGuild giveawayCreated() {
        String id = id();
        pending.add(id);
        return new GiveawayCreated(
                guild,
                id,
                ADAM,
                "1180000000000000203",
                "Prize " + random.nextInt(100),
                "",
                1,
                1_800_000_000_000L,
                1_800_003_600_000L,
                new GiveawayRequirements(List.of(), 0, 0),
                List.of(),
                new GiveawayAppearance("Enter", null, "#112233", null),
                "00",
                "guildhall-draw-1");
    }

    private OfGuild giveaway() {
        if (!pending.isEmpty()) {
            String id = pending.removeFirst();
            if (random.nextBoolean()) {
                active.add(id);
                return new GiveawayStarted(guild, id);
            }
            return new GiveawayCancelled(guild, id);
        }
        if (active.isEmpty()) {
            return giveawayCreated();
        }
        if (random.nextBoolean()) {
            return new GiveawayEntered(guild, active.getFirst(), "118000000000000" + random.nextInt(9999), 1);
        }
        return new GiveawayEnded(guild, active.removeFirst(), "time", "00", null, 1, 1, "00", List.of(MAX));
    }

    private OfGuild moderation() {
        int opened = ++number;
        if (fields.get("case") instanceof Integer before) {
            fields.remove("case");
            return new CaseRevoked(guild, before, MAX, ADAM, "Sorry", false, null, 1_800_000_000_000L, null);
        }
        fields.put("case", opened);
        return new CaseOpened(
                guild, opened, "case:" + opened, "warn", MAX, ADAM, null, "Rude", 1_800_000_000_000L, null, null, null);
    }

    private OfGuild earned() {
        xp += 20;
        return new XpEarned(guild, MAX, 20, xp, 1_800_000_000_000L + xp);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String id() {
        return "01JD7Z3M8Q4V5X%s%06d".formatted(ids, ++number);
    }
}
