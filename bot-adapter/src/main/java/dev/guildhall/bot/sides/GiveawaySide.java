package dev.guildhall.bot.sides;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Giveaways where they are decided, which is the command side. Every call blocks for at most
 * {@link SidesConfiguration#READ_TIMEOUT} and throws {@link SideRefused} when the command side says no, {@link SideAway} when
 * it cannot say anything. Thread-safe.
 */
public final class GiveawaySide {
    private static final String CHANNEL = "channelId";
    private static final String MESSAGE = "messageId";
    private static final String CAUSE = "cause";

    private final GiveawayRoutes routes;

    GiveawaySide(GiveawayRoutes routes) {
        this.routes = routes;
    }

    /** How an entry stands now; somebody who is not in has no tickets. */
    public record Entry(boolean entered, int tickets, long entries) {}

    /** @param fields as the route takes them; what is left out comes from the guild's configuration */
    public GiveawayView create(String guildId, Map<String, @Nullable Object> fields, ActingFor actingFor) {
        return Call.of(() -> routes.create(guildId, actingFor.headers(), fields))
                .data();
    }

    public GiveawayView end(String guildId, String giveawayId, ActingFor actingFor) {
        return take(guildId, giveawayId, "end", Map.of(), actingFor);
    }

    public GiveawayView cancel(String guildId, String giveawayId, ActingFor actingFor) {
        return take(guildId, giveawayId, "cancel", Map.of(), actingFor);
    }

    /** @param userIds winners to be replaced; all of them when empty */
    public GiveawayView reroll(String guildId, String giveawayId, List<String> userIds, ActingFor actingFor) {
        Map<String, Object> body = userIds.isEmpty() ? Map.of() : Map.of("userIds", userIds);
        return take(guildId, giveawayId, "reroll", body, actingFor);
    }

    private GiveawayView take(
            String guildId, String giveawayId, String step, Map<String, Object> body, ActingFor actingFor) {
        return Call.of(() -> routes.take(guildId, giveawayId, step, actingFor.headers(), body))
                .data();
    }

    /** The member themselves enters, with what the requirements ask about. */
    public Entry enter(
            String guildId,
            String giveawayId,
            List<String> roleIds,
            Instant accountCreatedAt,
            Instant joinedAt,
            ActingFor member) {
        GiveawayRoutes.Entering entering =
                new GiveawayRoutes.Entering(member.userId(), roleIds, accountCreatedAt, joinedAt);
        return Call.of(() -> routes.enter(guildId, giveawayId, member.headers(), entering))
                .data();
    }

    public Entry leave(String guildId, String giveawayId, ActingFor member) {
        return Call.of(() -> routes.leave(guildId, giveawayId, member.userId(), member.headers()))
                .data();
    }

    /** What was to be done in Discord is done. Idempotent. */
    public void delivered(String guildId, String giveawayId, String delivery, String channelId, String messageId) {
        Map<String, String> body = Map.of(CHANNEL, channelId, MESSAGE, messageId);
        Call.run(() -> routes.report(guildId, giveawayId, delivery, body));
    }

    /** What was to be done in Discord cannot be done. Idempotent. */
    public void failed(String guildId, String giveawayId, String delivery, String cause) {
        Call.run(() -> routes.report(guildId, giveawayId, delivery, Map.of(CAUSE, cause)));
    }
}
