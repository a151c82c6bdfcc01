package dev.guildhall.command.giveaway;

import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who may enter a giveaway on these terms, and with how many tickets. */
record EntryPolicy(GiveawayCreated terms) {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Empty for who may enter. */
    List<MissingRequirement> missing(EnterGiveaway member) {
        GiveawayRequirements required = terms.requirements();
        List<MissingRequirement> missing = new ArrayList<>();
        List<String> roles = required.roleIds().stream()
                .filter(role -> !member.roleIds().contains(role))
                .toList();
        if (!roles.isEmpty()) {
            missing.add(MissingRequirement.roles(roles));
        }
        long accountUntil = member.accountCreatedAtMillis() + required.minAccountAgeDays() * DAY_MILLIS;
        if (required.minAccountAgeDays() > 0 && member.atMillis() < accountUntil) {
            missing.add(MissingRequirement.accountAge(Instant.ofEpochMilli(accountUntil)));
        }
        long memberUntil = member.joinedAtMillis() + required.minMemberAgeDays() * DAY_MILLIS;
        if (required.minMemberAgeDays() > 0 && member.atMillis() < memberUntil) {
            missing.add(MissingRequirement.memberAge(Instant.ofEpochMilli(memberUntil)));
        }
        return missing;
    }

    /** One, and the bonus of each role held. */
    int tickets(EnterGiveaway member) {
        return 1
                + terms.bonusEntries().stream()
                        .filter(bonus -> member.roleIds().contains(bonus.roleId()))
                        .mapToInt(BonusEntries::count)
                        .sum();
    }
}
