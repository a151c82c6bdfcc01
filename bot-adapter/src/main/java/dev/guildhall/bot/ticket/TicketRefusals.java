package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.FeatureRefusals;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.SideRefused;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Why a ticket's step was refused, and what to do about it. */
final class TicketRefusals {
    private static final String COOLING_DOWN = "cooling-down";
    private static final String TOO_MANY_OPEN = "too-many-open";
    private static final String OF_MEMBER = "member";

    /** Refusals that are told in words of their own, as {@code ticket-refused.<word>}. */
    private static final List<String> TOLD = List.of(
            "module-off",
            "not-staff",
            "not-opener",
            "ticket-closed",
            "ticket-not-closed",
            "ticket-too-old",
            "reopening-off",
            "too-many-participants");

    /** Where in the body a violation is, and which option that was; told as {@code ticket-bound.<option>}. */
    private static final Map<String, String> OPTIONS = Map.of(
            "/subject", "subject",
            "/topic", "topic",
            "/reason", "reason",
            "/channelId", "channel",
            "/text", "text",
            "/topics", "topics",
            "/add/0", "user",
            "/remove/0", "user",
            "/stars", "stars");

    private static final FeatureRefusals SHARED = new FeatureRefusals("ticket", TOLD, OPTIONS);

    private TicketRefusals() {}

    /** What the step comes to, or why it was refused. */
    static Reply of(Wording wording, Supplier<Reply> step) {
        try {
            return step.get();
        } catch (SideRefused refused) {
            return Reply.failure(explain(refused, wording));
        }
    }

    private static String explain(SideRefused refused, Wording wording) {
        if (refused.problem().equals(COOLING_DOWN) && refused.until().isPresent()) {
            return wording.say(
                    "ticket-cooling-down", TicketText.relative(refused.until().get()));
        }
        if (refused.problem().equals(TOO_MANY_OPEN)) {
            return refused.scope().equals(OF_MEMBER)
                    ? wording.say("ticket-too-many", Integer.toString(refused.limit()))
                    : wording.say("ticket-guild-full", Integer.toString(refused.limit()));
        }
        return SHARED.explain(refused, wording);
    }
}
