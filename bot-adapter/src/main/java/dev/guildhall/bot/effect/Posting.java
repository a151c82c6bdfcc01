package dev.guildhall.bot.effect;

import dev.guildhall.bot.effect.Undeliverable.Cause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts a message once. Discord itself refuses a repetition for a few minutes, by a nonce that follows from the effect; and
 * whoever is not sure to be the first looks whether it is there already, by a button that only this message has. Two
 * that came about all the same, since a process stood still for longer than its claim, become one as soon as either is found.
 */
public final class Posting {
    /** Of 100 messages each; reading them takes most of a claim. */
    static final int MAX_PAGES = 30;

    static final int PAGE = 100;

    /** Clocks may be apart. */
    static final Duration SLACK = Duration.ofMinutes(5);

    private static final int NONCE_BYTES = 18;
    private static final Logger LOG = LoggerFactory.getLogger(Posting.class);

    private Posting() {}

    /**
     * The message, posted now or before. One from before may look otherwise.
     *
     * @param mark what the message has, and no other message
     * @param since when it may have been posted already; {@code null} if it cannot have been
     * @throws Undeliverable if there is too much in the channel to be sure
     */
    public static Message post(
            Claim claim, GuildMessageChannel channel, MessageCreateData content, Mark mark, @Nullable Instant since) {
        if (since != null) {
            List<Message> found = find(claim, channel, mark, since);
            if (!found.isEmpty()) {
                LOG.info("Effect {} was in Discord already", claim.effect().effectId());
                return single(claim, found, mark);
            }
        }
        Message posted = claim.call(
                channel.sendMessage(content).setNonce(nonce(claim.effect().effectId())));
        return claim.over() ? afterTheClaim(claim.extended(), channel, mark, posted) : posted;
    }

    /** This process stood still, and whoever was given the effect meanwhile may have posted it too. */
    private static Message afterTheClaim(Claim claim, GuildMessageChannel channel, Mark mark, Message posted) {
        Instant since = claim.effect().firstAttemptAt();
        List<Message> found = find(
                claim,
                channel,
                mark,
                since == null ? claim.effect().claimedUntil().minus(SLACK) : since);
        return found.isEmpty() || !mark.onlyOne() ? posted : single(claim, found, mark);
    }

    /** The message looks so from now on, and pings nobody. Answers its id. */
    public static String edit(Claim claim, GuildMessageChannel channel, String messageId, MessageCreateData content) {
        MessageEditData changed = new MessageEditBuilder()
                .setContent(content.getContent())
                .setEmbeds(content.getEmbeds())
                .setComponents(content.getComponents())
                .setAllowedMentions(List.of())
                .build();
        return claim.call(channel.editMessageById(messageId, changed)).getId();
    }

    /** As long as Discord takes it, and other for every effect. */
    static String nonce(String effectId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(effectId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, NONCE_BYTES * 4 / 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Message> find(Claim claim, GuildMessageChannel channel, Mark mark, Instant since) {
        List<Message> found = new ArrayList<>();
        String after = Long.toUnsignedString(
                TimeUtil.getDiscordTimestamp(since.minus(SLACK).toEpochMilli()));
        for (int page = 0; page < MAX_PAGES; page++) {
            List<Message> messages =
                    claim.call(channel.getHistoryAfter(after, PAGE)).getRetrievedHistory();
            messages.stream()
                    .filter(message -> isOwn(message) && mark.isOn(message))
                    .forEach(found::add);
            if (messages.size() < PAGE) {
                return found;
            }
            after = messages.stream()
                    .max(Comparator.comparingLong(ISnowflake::getIdLong))
                    .orElseThrow()
                    .getId();
        }
        if (found.isEmpty()) {
            throw new Undeliverable(Cause.REFUSED, "too much was written since to tell whether it was posted");
        }
        return found;
    }

    private static boolean isOwn(Message message) {
        return message.getAuthor().getIdLong() == message.getJDA().getSelfUser().getIdLong();
    }

    private static Message single(Claim claim, List<Message> found, Mark mark) {
        List<Message> oldestFirst = found.stream()
                .sorted(Comparator.comparingLong(ISnowflake::getIdLong))
                .toList();
        for (Message superfluous : oldestFirst.subList(1, mark.onlyOne() ? oldestFirst.size() : 1)) {
            LOG.warn("Effect {} was in Discord twice", claim.effect().effectId());
            claim.call(superfluous.delete());
        }
        return oldestFirst.getFirst();
    }
}
