package dev.guildhall.bot.ticket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.bot.interaction.Ulid;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.jspecify.annotations.Nullable;

/**
 * Which channel is which ticket's. A channel's topic says so, by which it is found again; but whoever manages channels can
 * write there what they like, so what stands there is a hint until another side has confirmed it. Thread-safe.
 */
public final class TicketChannels {
    private static final int MAX_CONFIRMED = 20_000;
    private static final String WORD = "ticket ";
    private static final Pattern MARK = Pattern.compile("(?:.*\\s)?" + WORD + "(" + Ulid.FORM + ")", Pattern.DOTALL);

    /** Tickets by the ids of their channels. */
    private final Cache<String, String> confirmed =
            Caffeine.newBuilder().maximumSize(MAX_CONFIRMED).build();

    private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();

    /** The topic of a new channel. */
    static String topic(String ticketId) {
        return WORD + ticketId;
    }

    /** The ticket that a topic names. */
    static Optional<String> named(@Nullable String topic) {
        if (topic == null) {
            return Optional.empty();
        }
        Matcher mark = MARK.matcher(topic);
        return mark.matches() ? Optional.of(mark.group(1)) : Optional.empty();
    }

    /** It is known to be so. */
    void confirm(String channelId, String ticketId) {
        confirmed.put(channelId, ticketId);
        appeared(channelId, ticketId);
    }

    boolean isConfirmed(String channelId, String ticketId) {
        return ticketId.equals(confirmed.getIfPresent(channelId));
    }

    /** The ticket of a channel, known or named. */
    Optional<String> ticketIn(@Nullable Channel channel) {
        if (!(channel instanceof TextChannel text)) {
            return Optional.empty();
        }
        String known = confirmed.getIfPresent(text.getId());
        return known != null ? Optional.of(known) : named(text.getTopic());
    }

    /** There is a channel that names the ticket. */
    void appeared(String channelId, String ticketId) {
        CompletableFuture<String> waiting = awaited.get(ticketId);
        if (waiting != null) {
            waiting.complete(channelId);
        }
    }

    int awaited() {
        return awaited.size();
    }

    /** Blocks until there is a channel for the ticket; empty if there is none in time. */
    Optional<String> await(@Nullable Guild guild, String ticketId, Duration patience) {
        CompletableFuture<String> waiting = awaited.computeIfAbsent(ticketId, id -> new CompletableFuture<>());
        try {
            Optional<String> there = guild == null ? Optional.empty() : find(guild, ticketId);
            return there.isPresent() ? there : Optional.of(waiting.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            awaited.remove(ticketId);
        }
    }

    private static Optional<String> find(Guild guild, String ticketId) {
        return guild.getTextChannelCache().stream()
                .filter(channel ->
                        named(channel.getTopic()).filter(ticketId::equals).isPresent())
                .map(ISnowflake::getId)
                .findFirst();
    }
}
