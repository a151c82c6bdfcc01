package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.FeatureRefusals;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.MissingRequirement;
import dev.guildhall.bot.sides.SideRefused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a giveaway's step was refused, and what to do about it. */
final class GiveawayRefusals {
    static final String ALREADY_ENTERED = "already-entered";
    static final String NOT_ELIGIBLE = "not-eligible";

    /** Refusals that are told in words of their own, as {@code giveaway-refused.<word>}. */
    private static final List<String> TOLD = List.of(
            "not-entered",
            "giveaway-not-active",
            "giveaway-not-ended",
            "giveaway-full",
            "too-many-giveaways",
            "nobody-left-to-draw",
            "module-off");

    /** Where in the body a violation is, and which option of the command that was; told as {@code giveaway-bound.<option>}. */
    private static final Map<String, String> OPTIONS = Map.of(
            "/prize", GiveawayCreation.PRIZE,
            "/durationSeconds", GiveawayCreation.DURATION,
            "/endsAt", GiveawayCreation.DURATION,
            "/winnerCount", GiveawayCreation.WINNERS,
            "/channelId", GiveawayCreation.CHANNEL,
            "/description", GiveawayCreation.DESCRIPTION,
            "/startsAt", GiveawayCreation.START,
            "/requirements/roleIds/0", GiveawayCreation.ROLE,
            "/userIds/0", GiveawayCommand.WINNER);

    private static final FeatureRefusals SHARED = new FeatureRefusals("giveaway", TOLD, OPTIONS);

    private GiveawayRefusals() {}

    /** @throws SideRefused the same, if there is nothing more to say about it than about others of its status */
    static String explain(SideRefused refused, Wording wording) {
        return refused.problem().equals(NOT_ELIGIBLE)
                ? missing(refused.missing(), wording)
                : SHARED.explain(refused, wording);
    }

    private static String missing(List<MissingRequirement> missing, Wording wording) {
        if (missing.isEmpty()) {
            return wording.say("giveaway-not-eligible");
        }
        return missing.stream().map(each -> missing(each, wording)).collect(Collectors.joining("\n"));
    }

    private static String missing(MissingRequirement missing, Wording wording) {
        Instant until = missing.until();
        return switch (missing.requirement()) {
            case MissingRequirement.ROLES ->
                wording.say("giveaway-missing.roles", GiveawayText.roles(missing.roleIds()));
            case MissingRequirement.ACCOUNT_AGE ->
                until == null
                        ? wording.say("giveaway-not-eligible")
                        : wording.say("giveaway-missing.account-age", GiveawayText.day(until));
            case MissingRequirement.MEMBER_AGE ->
                until == null
                        ? wording.say("giveaway-not-eligible")
                        : wording.say("giveaway-missing.member-age", GiveawayText.day(until));
            default -> wording.say("giveaway-not-eligible");
        };
    }
}
