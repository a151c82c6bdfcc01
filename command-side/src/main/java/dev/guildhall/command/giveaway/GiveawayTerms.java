package dev.guildhall.command.giveaway;

import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayAppearance;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A giveaway's terms: what was sent, and for the rest what the guild has configured.
 *
 * @param configuration of the module, in effect
 */
record GiveawayTerms(GiveawayForm form, Map<String, @Nullable Object> configuration) {
    /** @throws dev.guildhall.door.problem.ProblemException 400 when its times are none */
    GiveawayForm.Period period(Instant now) {
        return form.period(now, number(GiveawayForm.DURATION));
    }

    GiveawayCreated of(String guildId, String giveawayId, String hostId, GiveawayForm.Period period, Seed seed) {
        return new GiveawayCreated(
                guildId,
                giveawayId,
                hostId,
                form.channelId(),
                form.prize(),
                form.description(),
                form.winnerCount(),
                period.startsAtMillis(),
                period.endsAtMillis(),
                new GiveawayRequirements(
                        texts(form.inEffect(GiveawayForm.ROLES, configuration)),
                        (int) number(GiveawayForm.ACCOUNT_AGE),
                        (int) number(GiveawayForm.MEMBER_AGE)),
                bonusEntries(),
                appearance(),
                seed.commitment(),
                Draw.ALGORITHM);
    }

    private GiveawayAppearance appearance() {
        return new GiveawayAppearance(
                String.valueOf(configuration.get("buttonText")),
                text(configuration.get("buttonEmoji")),
                String.valueOf(configuration.get("colour")),
                text(configuration.get("pingRoleId")));
    }

    private List<BonusEntries> bonusEntries() {
        List<BonusEntries> entries = new ArrayList<>();
        if (form.inEffect(GiveawayForm.BONUS, configuration) instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> bonus && bonus.get("count") instanceof Long count) {
                    entries.add(new BonusEntries(String.valueOf(bonus.get("roleId")), count.intValue()));
                }
            }
        }
        return List.copyOf(entries);
    }

    private long number(String field) {
        return form.inEffect(field, configuration) instanceof Long number ? number : 0;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : String.valueOf(value);
    }
}
