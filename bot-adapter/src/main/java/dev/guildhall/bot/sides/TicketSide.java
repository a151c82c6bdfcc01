package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tickets where they are decided, which is the command side. Every call blocks for at most
 * {@link SidesConfiguration#READ_TIMEOUT} and throws {@link SideRefused} when the command side says no, {@link SideAway} when
 * it cannot say anything. Thread-safe.
 */
public final class TicketSide {
    /** Messages of one telling. */
    public static final int MAX_TOLD = 100;

    private static final String CHANNEL_DELETED = "channel-deleted";
    private static final String MEMBER_LEFT = "member-left";

    private static final String CHANNEL = "channelId";
    private static final String MESSAGE = "messageId";
    private static final String CAUSE = "cause";
    private final TicketRoutes routes;

    TicketSide(TicketRoutes routes) {
        this.routes = routes;
    }

    /** Who does something to a ticket, with what the rules ask about. */
    public record Doer(ActingFor member, List<String> roleIds, boolean administrator) {
        Map<String, @Nullable Object> body() {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("userId", member.userId());
            body.put("roleIds", roleIds);
            body.put("administrator", administrator);
            body.put("name", member.name());
            return body;
        }
    }

    /**
     * What the command side knows of a ticket's messages now.
     *
     * @param messages that are known, deleted ones among them
     */
    public record Known(int messages, int written, int edited, int deleted) {}

    /** The member opens one for themselves. */
    public TicketView open(String guildId, String subject, @Nullable String topic, ActingFor member) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("openerId", member.userId());
        body.put("name", member.name());
        body.put("subject", subject);
        if (topic != null) {
            body.put("topic", topic);
        }
        return Call.of(() -> routes.open(guildId, member.headers(), body)).data();
    }

    public TicketView claim(String guildId, String ticketId, Doer doer) {
        return take(guildId, ticketId, "claim", doer, Map.of());
    }

    public TicketView close(String guildId, String ticketId, @Nullable String reason, Doer doer) {
        return take(guildId, ticketId, "close", doer, reason == null ? Map.of() : Map.of("reason", reason));
    }

    public TicketView reopen(String guildId, String ticketId, Doer doer) {
        return take(guildId, ticketId, "reopen", doer, Map.of());
    }

    public TicketView add(String guildId, String ticketId, String userId, Doer doer) {
        return take(guildId, ticketId, "participants", doer, Map.of("add", List.of(userId)));
    }

    public TicketView remove(String guildId, String ticketId, String userId, Doer doer) {
        return take(guildId, ticketId, "participants", doer, Map.of("remove", List.of(userId)));
    }

    public TicketView rate(String guildId, String ticketId, int stars, Doer doer) {
        return take(guildId, ticketId, "rating", doer, Map.of("stars", stars));
    }

    private TicketView take(String guildId, String ticketId, String step, Doer doer, Map<String, ?> more) {
        Map<String, @Nullable Object> body = doer.body();
        body.putAll(more);
        return Call.of(() -> routes.take(guildId, ticketId, step, doer.member().headers(), body))
                .data();
    }

    /** Nobody closed it: its channel was deleted in Discord. */
    public void channelDeleted(String guildId, String ticketId, String channelId) {
        Map<String, @Nullable Object> body = Map.of(CAUSE, CHANNEL_DELETED, CHANNEL, channelId);
        Call.run(() -> routes.take(guildId, ticketId, "close", Map.of(), body));
    }

    /** Nobody closed it: the one who opened it is no member any more. */
    public void openerLeft(String guildId, String ticketId) {
        Call.run(() -> routes.take(guildId, ticketId, "close", Map.of(), Map.of(CAUSE, MEMBER_LEFT)));
    }

    /** @param fields as the route takes them */
    public void panel(String guildId, Map<String, @Nullable Object> fields, ActingFor actingFor) {
        Call.run(() -> routes.panel(guildId, actingFor.headers(), fields));
    }

    /** There is a channel, and perhaps the card in it. Idempotent. */
    public void channel(String guildId, String ticketId, int round, String channelId, @Nullable String messageId) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(CHANNEL, channelId);
        if (messageId != null) {
            body.put(MESSAGE, messageId);
        }
        Call.run(() -> routes.report(guildId, ticketId, "channel-" + round, body));
    }

    /** The transcript is where it was to be; {@code null} where it was to be nowhere. Idempotent. */
    public void transcript(
            String guildId,
            String ticketId,
            int closing,
            @Nullable String channelId,
            @Nullable String messageId,
            int messages) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(CHANNEL, channelId);
        body.put(MESSAGE, messageId);
        body.put("messages", messages);
        Call.run(() -> routes.report(guildId, ticketId, "transcript-" + closing, body));
    }

    /** The channel is gone. Idempotent. */
    public void removed(String guildId, String ticketId, int round) {
        Call.run(() -> routes.report(guildId, ticketId, "removal-" + round, Map.of()));
    }

    /** What was to be done in Discord cannot be done. Idempotent. */
    public void failed(String guildId, String ticketId, String delivery, String cause) {
        Call.run(() -> routes.report(guildId, ticketId, delivery, Map.of(CAUSE, cause)));
    }

    public void panelPosted(String guildId, String panelId, String channelId, String messageId) {
        Call.run(() -> routes.reportPanel(guildId, panelId, Map.of(CHANNEL, channelId, MESSAGE, messageId)));
    }

    public void panelFailed(String guildId, String panelId, String cause) {
        Call.run(() -> routes.reportPanel(guildId, panelId, Map.of(CAUSE, cause)));
    }

    /** What was written, or reads otherwise now, and what is gone: at most {@link #MAX_TOLD} together. Idempotent. */
    public Known tell(String guildId, String ticketId, List<TicketMessage> messages, List<String> deleted) {
        return tell(guildId, ticketId, new TicketRoutes.Telling(messages, deleted, null))
                .data();
    }

    /**
     * All that stands in a part of the channel now; what was known of it and is not among it, is gone. Answers, as version,
     * the position that has all of it, 0 if there is none.
     *
     * @param after exclusive
     * @param through inclusive
     */
    public Telling tellAll(
            String guildId, String ticketId, List<TicketMessage> messages, String after, String through) {
        Answer<Known> answer = tell(
                guildId,
                ticketId,
                new TicketRoutes.Telling(messages, List.of(), new TicketRoutes.Range(after, through)));
        Long version = answer.version();
        return new Telling(answer.data(), version == null ? 0 : version);
    }

    /** @param version position of the last event that it led to, or 0 */
    public record Telling(Known known, long version) {}

    private Answer<Known> tell(String guildId, String ticketId, TicketRoutes.Telling telling) {
        return Call.of(() -> routes.tell(guildId, ticketId, telling));
    }
}
