package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.ActingFor;
import dev.guildhall.bot.sides.GiveawaySide;
import dev.guildhall.bot.sides.GiveawayView;
import dev.guildhall.bot.sides.SideRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.jspecify.annotations.Nullable;

/** {@code /giveaway create}: from what was typed to what is asked of the command side. */
final class GiveawayCreation {
    static final String PRIZE = "prize";
    static final String DURATION = "duration";
    static final String WINNERS = "winners";
    static final String CHANNEL = "channel";
    static final String DESCRIPTION = "description";
    static final String START = "start";
    static final String ROLE = "role";

    static final int MAX_PRIZE = 250;
    static final int MAX_DESCRIPTION = 1_000;
    static final int MAX_WINNERS = 50;

    private final GiveawaySide giveaways;
    private final KnownThings<GiveawayView> known;

    GiveawayCreation(GiveawaySide giveaways, KnownThings<GiveawayView> known) {
        this.giveaways = giveaways;
        this.known = known;
    }

    Reply create(Invocation invocation) {
        Wording wording = invocation.wording();
        Optional<String> malformed = List.of(DURATION, START).stream()
                .filter(option -> invocation.option(option).isPresent())
                .filter(option -> duration(invocation, option).isEmpty())
                .findFirst();
        if (malformed.isPresent()) {
            return Reply.failure(wording.say("giveaway-duration", malformed.get()));
        }
        try {
            return Reply.success(
                    created(giveaways.create(invocation.guildId(), fields(invocation), invocation.member()), wording));
        } catch (SideRefused refused) {
            return Reply.failure(GiveawayRefusals.explain(refused, wording));
        } finally {
            known.forget(invocation.guildId());
        }
    }

    private Map<String, @Nullable Object> fields(Invocation invocation) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("prize", invocation.option(PRIZE).orElse(""));
        fields.put(
                "channelId",
                invocation.option(CHANNEL).orElse(invocation.occasion().channelId()));
        invocation.option(DESCRIPTION).ifPresent(text -> fields.put("description", text));
        invocation.option(WINNERS).ifPresent(count -> fields.put("winnerCount", Long.valueOf(count)));
        duration(invocation, DURATION).ifPresent(length -> fields.put("durationSeconds", length.toSeconds()));
        duration(invocation, START)
                .ifPresent(wait -> fields.put(
                        "startsAt", askedAt(invocation.member()).plus(wait).toString()));
        invocation.option(ROLE).ifPresent(role -> fields.put("requirements", Map.of("roleIds", List.of(role))));
        return fields;
    }

    /** By the interaction's own id: whoever asks once more for the same means the same time. */
    private static Instant askedAt(ActingFor member) {
        return TimeUtil.getTimeCreated(Long.parseUnsignedLong(member.interactionId()))
                .toInstant();
    }

    private static Optional<Duration> duration(Invocation invocation, String option) {
        return invocation.option(option).flatMap(DurationText::parse);
    }

    private static String created(GiveawayView giveaway, Wording wording) {
        boolean planned = giveaway.status().equals(GiveawayView.PENDING);
        return wording.say(
                planned ? "giveaway-planned" : "giveaway-created",
                GiveawayText.prize(giveaway),
                GiveawayText.channel(giveaway),
                GiveawayText.relative(planned ? giveaway.startsAt() : giveaway.endsAt()));
    }
}
