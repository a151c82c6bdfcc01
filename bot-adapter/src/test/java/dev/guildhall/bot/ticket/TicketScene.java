package dev.guildhall.bot.ticket;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.EffectStage;
import dev.guildhall.bot.bench.RecordedEffects;
import dev.guildhall.bot.bench.RecordedTickets;
import dev.guildhall.bot.bench.RecordingSides;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bot that looks after one ticket after the other, and everybody it has to do with. */
final class TicketScene implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String TICKETS = "/internal/guilds/" + DEMO + "/tickets/";

    private final EffectStage stage = new EffectStage();
    private int number;
    private int callsBefore;

    /** Another ticket, of which nothing is there yet. */
    void moveOn() {
        number = NUMBERS.incrementAndGet();
        callsBefore = stage.sides().calls().size();
    }

    Discord discord() {
        return stage.discord();
    }

    RecordingSides sides() {
        return stage.sides();
    }

    EffectStage stage() {
        return stage;
    }

    String ticketId() {
        return "01JD8ZK4M7Q2W5X9Y0ABCD%04d".formatted(number);
    }

    int number() {
        return number;
    }

    /** The ticket as it is now: open, unless more is said. */
    Map<String, @Nullable Object> ticket(Map<String, ?> more) {
        Map<String, @Nullable Object> ticket =
                new LinkedHashMap<>(RecordedTickets.ticket(ticketId(), number, "Help me"));
        ticket.putAll(more);
        return ticket;
    }

    static Map<String, Object> terms(Map<String, ?> more) {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("supportRoleIds", List.of(Discord.SUPPORT_ROLE));
        terms.put("namePattern", "ticket-{number}");
        terms.put("welcomeText", "");
        terms.put("autoCloseHours", 0);
        terms.putAll(more);
        return terms;
    }

    /** {@code channel}, {@code transcript} or {@code removal}. */
    Map<String, @Nullable Object> effect(String word, int ordinal, Map<String, @Nullable Object> ticket) {
        Map<String, @Nullable Object> effect =
                RecordedEffects.effect(ticketId() + ":" + word + ":" + ordinal, "ticket." + word, ordinal);
        effect.put("ticket", ticket);
        return effect;
    }

    JsonNode carriedOut(String word, int ordinal, Map<String, @Nullable Object> ticket) {
        return stage.carriedOut(effect(word, ordinal, ticket));
    }

    JsonNode carriedOut(Map<String, @Nullable Object> effect) {
        return stage.carriedOut(effect);
    }

    /** Bodies of what the command side was told of the ticket. */
    List<JsonNode> told(String what) {
        return stage.told(TICKETS + ticketId() + "/" + what, callsBefore);
    }

    /** The channels that say that they are the ticket's. */
    List<JsonNode> channels() {
        return discord().channels(DEMO).stream()
                .filter(channel -> channel.path("topic").asString("").contains(ticketId()))
                .toList();
    }

    /** Opened, with its channel and its card; the other sides know of it. Answers it with the channel's id. */
    Map<String, @Nullable Object> opened(Map<String, ?> more) {
        Map<String, @Nullable Object> ticket = ticket(more);
        JsonNode outcome = carriedOut("channel", 0, ticket);
        if (!outcome.path("outcome").asString().equals("done")) {
            throw new AssertionError(outcome);
        }
        JsonNode report = told("deliveries/channel-0").getLast();
        String channelId = report.path("channelId").asString();
        ticket.put("channelId", channelId);
        ticket.put("messageId", report.path("messageId").asString());
        sides().tickets().put(ticket);
        await().until(() -> stage.session().getTextChannelById(channelId) != null);
        return ticket;
    }

    /** A text channel of which the bot has heard. */
    String newChannel(String name) {
        String id = discord().createChannel(DEMO, "text", name);
        await().until(() -> stage.session().getTextChannelById(id) != null);
        return id;
    }

    static Map<String, @Nullable Object> with(Map<String, @Nullable Object> ticket, Map<String, ?> more) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(ticket);
        changed.putAll(more);
        return changed;
    }

    @Override
    public void close() {
        stage.close();
    }
}
