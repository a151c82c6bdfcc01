package dev.guildhall.command.giveaway;

import static dev.guildhall.command.giveaway.GiveawayLimits.MAX_AHEAD;
import static dev.guildhall.command.giveaway.GiveawayLimits.MAX_BEHIND;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Kind.Text;
import dev.guildhall.events.config.Kind.Whole;
import dev.guildhall.events.config.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a giveaway is to be like, as somebody sent it. Members that are null count as left out; what is left out comes from
 * the guild's configuration, so its names are used here.
 *
 * @param chosen of the module's fields those that were sent, each valid by itself
 */
record GiveawayForm(
        String prize,
        String channelId,
        String description,
        int winnerCount,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        Map<String, Object> chosen,
        List<ConfigReference> named) {
    static final String DURATION = "defaultDurationSeconds";
    static final String ROLES = "requiredRoleIds";
    static final String ACCOUNT_AGE = "minAccountAgeDays";
    static final String MEMBER_AGE = "minMemberAgeDays";
    static final String BONUS = "bonusEntries";

    private static final String REQUIREMENTS = "requirements";
    private static final Set<String> KNOWN = Set.of(
            "prize",
            "channelId",
            "description",
            "winnerCount",
            "durationSeconds",
            "startsAt",
            "endsAt",
            REQUIREMENTS,
            "bonusEntries");
    private static final ConfigSchema MODULE = GuildSchemas.of(GuildModule.GIVEAWAY);
    private static final Kind LENGTH_SECONDS = length();

    /** At most as long as what is usual may be; but shorter, since here it is asked for once and not for ever. */
    private static Kind length() {
        Kind usual = MODULE.field(DURATION).orElseThrow().kind();
        return new Whole(GiveawayLimits.MIN_SECONDS, ((Whole) usual).max());
    }

    /** Reads the members one after another and gathers what is wrong with them. */
    private static final class Reading {
        private final Map<String, @Nullable Object> body;
        private final Fields fields;
        private final Map<String, Object> chosen = new LinkedHashMap<>();
        private final List<ConfigReference> named = new ArrayList<>();

        Reading(Map<String, @Nullable Object> body) {
            this.body = body;
            this.fields = new Fields(body, KNOWN);
        }

        /** Valid, or {@code null}: then it is left out or a fault was found. */
        private @Nullable Object valid(String pointer, @Nullable Object value, Kind kind) {
            if (value == null) {
                return null;
            }
            List<Violation> faults = new ArrayList<>();
            kind.check(pointer, value, faults);
            faults.forEach(fault -> fields.fault(fault.pointer(), fault.detail()));
            if (!faults.isEmpty()) {
                return null;
            }
            kind.references(pointer, value, named);
            return kind.complete(value);
        }

        private String text(String name, Kind kind) {
            return valid("/" + name, body.get(name), kind) instanceof String text ? text : "";
        }

        private void require(String... names) {
            for (String name : names) {
                if (body.get(name) == null) {
                    fields.fault("/" + name, "is required");
                }
            }
        }

        private int winners() {
            Kind kind = new Whole(1, GiveawayLimits.MAX_WINNERS);
            return valid("/winnerCount", body.get("winnerCount"), kind) instanceof Long count ? count.intValue() : 1;
        }

        private @Nullable Instant time(String name) {
            Object value = body.get(name);
            if (value == null) {
                return null;
            }
            try {
                return Instant.ofEpochMilli(Instant.parse(String.valueOf(value)).toEpochMilli());
            } catch (DateTimeParseException | ArithmeticException e) {
                fields.fault("/" + name, "must be a time such as 2027-03-01T18:00:00Z");
                return null;
            }
        }

        private void choose(String field, String pointer, @Nullable Object value) {
            choose(field, pointer, value, MODULE.field(field).orElseThrow().kind());
        }

        private void choose(String field, String pointer, @Nullable Object value, Kind kind) {
            Object valid = valid(pointer, value, kind);
            if (valid != null) {
                chosen.put(field, valid);
            }
        }

        private void requirements() {
            Object value = body.get(REQUIREMENTS);
            if (value instanceof Map<?, ?> requirements) {
                Map<String, String> names =
                        Map.of("roleIds", ROLES, "minAccountAgeDays", ACCOUNT_AGE, "minMemberAgeDays", MEMBER_AGE);
                requirements.forEach((name, required) -> {
                    String pointer = "/" + REQUIREMENTS + "/" + Kind.escape(String.valueOf(name));
                    String field = names.get(String.valueOf(name));
                    if (field == null) {
                        fields.fault(pointer, "is not a known field");
                    } else {
                        choose(field, pointer, required);
                    }
                });
            } else if (value != null) {
                fields.fault("/" + REQUIREMENTS, "must be an object");
            }
        }

        private void oneEnd() {
            if (body.get("durationSeconds") != null && body.get("endsAt") != null) {
                fields.fault("/endsAt", "must not be given together with durationSeconds");
            }
        }
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    static GiveawayForm read(Map<String, @Nullable Object> body) {
        Reading reading = new Reading(body);
        reading.require("prize", "channelId");
        reading.oneEnd();
        reading.choose(DURATION, "/durationSeconds", body.get("durationSeconds"), LENGTH_SECONDS);
        reading.requirements();
        reading.choose(BONUS, "/bonusEntries", body.get("bonusEntries"));
        GiveawayForm form = new GiveawayForm(
                reading.text("prize", new Text(1, GiveawayLimits.MAX_PRIZE_LENGTH, true)),
                reading.text("channelId", new Snowflake(Target.TEXT_CHANNEL)),
                reading.text("description", new Text(0, GiveawayLimits.MAX_DESCRIPTION_LENGTH, true)),
                reading.winners(),
                reading.time("startsAt"),
                reading.time("endsAt"),
                reading.chosen,
                reading.named);
        reading.fields.check();
        return form;
    }

    /**
     * When it starts and ends. A time that has passed a moment ago means now.
     *
     * @throws dev.guildhall.door.problem.ProblemException 400 when these times are none
     */
    Period period(Instant now, long durationSeconds) {
        Fields faults = new Fields(Map.of(), Set.of());
        Instant start = startsAt == null || (startsAt.isBefore(now) && startsAt.isAfter(now.minus(MAX_BEHIND)))
                ? now
                : startsAt;
        if (start.isBefore(now) || start.isAfter(now.plus(MAX_AHEAD))) {
            faults.fault("/startsAt", "must be at most %d days ahead, and not past".formatted(MAX_AHEAD.toDays()));
        }
        Instant end = endsAt == null ? start.plusSeconds(durationSeconds) : endsAt;
        List<Violation> length = new ArrayList<>();
        LENGTH_SECONDS.check("/endsAt", Duration.between(start, end).toSeconds(), length);
        length.forEach(fault -> faults.fault(fault.pointer(), fault.detail() + " seconds after the start"));
        faults.check();
        return new Period(start.toEpochMilli(), end.toEpochMilli());
    }

    record Period(long startsAtMillis, long endsAtMillis) {}

    /** What applies of a module's field. */
    @Nullable Object inEffect(String field, Map<String, @Nullable Object> configuration) {
        return Stream.of(chosen, configuration)
                .filter(values -> values.containsKey(field))
                .findFirst()
                .map(values -> values.get(field))
                .orElse(null);
    }
}
