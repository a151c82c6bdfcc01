package dev.guildhall.bot.autoresponder;

import dev.guildhall.bot.guild.GuildLanes;
import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.config.ConfigLimits;
import dev.guildhall.events.config.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what members write, as the guild has configured it: with the first answer whose trigger matches, and only with
 * that. An answer is of use at once or not at all, so it is no effect: what comes too late, or too fast, is left unanswered.
 * Several processes that hear the same message send the same nonce, and Discord makes one answer of it. Never blocks.
 */
public final class AutoResponder implements EventListener, AutoCloseable {
    /** Whoever wrote longer ago expects no answer any more. */
    static final Duration MAX_AGE = Duration.ofSeconds(5);

    /** The longest message that Discord lets anybody write: triggers are matched in time linear in it. */
    static final int MAX_LENGTH = 4_000;

    private static final int MAX_NAME = 32;
    private static final int MAX_SERVER = 100;
    private static final Logger LOG = LoggerFactory.getLogger(AutoResponder.class);

    private final ReadyResponses responses;
    private final Cooldowns cooldowns;
    private final GuildLanes lanes = new GuildLanes("autoresponder");

    AutoResponder(ReadyResponses responses, Cooldowns cooldowns) {
        this.responses = responses;
        this.cooldowns = cooldowns;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof MessageReceivedEvent received && isFromMember(received)) {
            long receivedAt = System.nanoTime();
            String guildId = received.getGuild().getId();
            if (!lanes.offer(guildId, () -> answer(received.getMessage(), receivedAt))) {
                LOG.debug("Too much is written at once: a message of guild {} is not answered", guildId);
            }
        }
    }

    /** Bots that answered one another would never end. */
    private static boolean isFromMember(MessageReceivedEvent received) {
        Message message = received.getMessage();
        return received.isFromGuild()
                && !received.getAuthor().isBot()
                && !received.isWebhookMessage()
                && !message.getType().isSystem()
                && !message.getContentRaw().isEmpty();
    }

    private void answer(Message message, long receivedAt) {
        GuildMessageChannel channel = message.getGuildChannel();
        Member author = message.getMember();
        if (author == null || isOld(receivedAt) || !channel.canTalk()) {
            return;
        }
        matching(message)
                .filter(response -> cooldowns.take(channel.getId(), response))
                .ifPresent(response -> send(message, channel, filled(response.reply(), author, channel)));
    }

    private static boolean isOld(long receivedAt) {
        return System.nanoTime() - receivedAt > MAX_AGE.toNanos();
    }

    private Optional<Response> matching(Message message) {
        String written = message.getContentRaw();
        String text = written.length() > MAX_LENGTH ? written.substring(0, MAX_LENGTH) : written;
        try {
            return responses.of(message.getGuild().getId()).stream()
                    .filter(response -> response.trigger().matches(text))
                    .findFirst();
        } catch (SideAway | SideRefused e) {
            LOG.debug("What to answer cannot be known: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static String filled(String reply, Member author, GuildMessageChannel channel) {
        String text = Template.filled(
                        reply,
                        Map.of(
                                "user", author.getAsMention(),
                                "name", PlainText.line(author.getEffectiveName(), MAX_NAME),
                                "server", PlainText.line(author.getGuild().getName(), MAX_SERVER),
                                "channel", channel.getAsMention()))
                .strip();
        return PlainText.fitting(text, ConfigLimits.MAX_MESSAGE_LENGTH);
    }

    private static void send(Message message, GuildMessageChannel channel, String text) {
        if (text.isEmpty()) {
            return;
        }
        MessageCreateAction answer = channel.sendMessage(text)
                .setAllowedMentions(List.of())
                .mentionRepliedUser(false)
                .setNonce("re-" + message.getId());
        boolean refers = channel.getGuild().getSelfMember().hasPermission(channel, Permission.MESSAGE_HISTORY);
        (refers ? answer.setMessageReference(message).failOnInvalidReply(false) : answer)
                .deadline(System.currentTimeMillis() + MAX_AGE.toMillis())
                .queue(sent -> {}, failure -> LOG.debug("A message is not answered: {}", failure.toString()));
    }

    /** What still waits is left unanswered. */
    @Override
    public void close() {
        lanes.close();
    }
}
