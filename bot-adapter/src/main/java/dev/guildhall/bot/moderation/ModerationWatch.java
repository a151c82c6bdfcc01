package dev.guildhall.bot.moderation;

import dev.guildhall.bot.guild.GuildLanes;
import dev.guildhall.bot.sides.CaseSide.Finding;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what members write, and what they make of it later, against the guild's rules. What breaks one is deleted at once;
 * what else follows is for the command side to decide. Who moderates, and every bot, may write anything. Never blocks.
 */
public final class ModerationWatch implements EventListener, AutoCloseable {
    static final String WORD = "word";
    static final String LINK = "link";
    static final String SPAM = "spam";

    /** The longest message that Discord lets anybody write. */
    static final int MAX_LENGTH = 4_000;

    /** What people write themselves; Discord writes in their names when they join, boost and pin. */
    private static final Set<MessageType> WRITTEN = Set.of(MessageType.DEFAULT, MessageType.INLINE_REPLY);

    private static final Set<Permission> MODERATING = Set.of(
            Permission.ADMINISTRATOR,
            Permission.MANAGE_SERVER,
            Permission.MESSAGE_MANAGE,
            Permission.MODERATE_MEMBERS,
            Permission.KICK_MEMBERS,
            Permission.BAN_MEMBERS);
    private static final Logger LOG = LoggerFactory.getLogger(ModerationWatch.class);

    private final ReadyRules rules;
    private final FindingTeller teller;
    private final SpamWindow spam = new SpamWindow();
    private final GuildLanes lanes = new GuildLanes("moderation");

    ModerationWatch(ReadyRules rules, FindingTeller teller) {
        this.rules = rules;
        this.teller = teller;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof MessageReceivedEvent received && received.isFromGuild()) {
            offer(received.getMessage(), true);
        } else if (event instanceof MessageUpdateEvent edited && edited.isFromGuild()) {
            offer(edited.getMessage(), false);
        }
    }

    private void offer(Message message, boolean isNew) {
        Member author = message.getMember();
        if (author == null || !isByPerson(message) || moderates(author)) {
            return;
        }
        String guildId = message.getGuild().getId();
        if (!lanes.offer(guildId, () -> look(message, author, isNew))) {
            LOG.warn("Too much is written at once: message {} of guild {} is not looked at", message.getId(), guildId);
        }
    }

    private static boolean isByPerson(Message message) {
        return !message.isWebhookMessage() && !message.getAuthor().isBot() && WRITTEN.contains(message.getType());
    }

    private static boolean moderates(Member author) {
        return author.isOwner() || MODERATING.stream().anyMatch(author::hasPermission);
    }

    private void look(Message message, Member author, boolean isNew) {
        String guildId = message.getGuild().getId();
        Optional<GuildRules> found;
        try {
            found = rules.of(guildId);
        } catch (SideAway | SideRefused e) {
            LOG.debug("What guild {} does not want cannot be known: {}", guildId, e.getMessage());
            return;
        }
        if (found.isEmpty()) {
            return;
        }
        GuildRules wanted = found.get();
        String written = message.getContentRaw();
        String text = written.length() > MAX_LENGTH ? written.substring(0, MAX_LENGTH) : written;
        // All that is new counts, so that a flood of links is a flood, too.
        List<SpamWindow.Written> tooMany =
                isNew && wanted.antiSpam() ? spam.add(guildId, author.getId(), written(message)) : List.of();
        if (wanted.words().matches(text)) {
            broken(message, author, WORD);
        } else if (wanted.antiLink() && wanted.links().matches(text)) {
            broken(message, author, LINK);
        } else if (!tooMany.isEmpty()) {
            broken(message, author, SPAM);
        }
        tooMany.stream()
                .filter(each -> !each.messageId().equals(message.getId()))
                .forEach(each -> delete(message, each));
    }

    private static SpamWindow.Written written(Message message) {
        return new SpamWindow.Written(
                message.getId(),
                message.getChannelId(),
                message.getTimeCreated().toInstant().toEpochMilli());
    }

    private void broken(Message message, Member author, String rule) {
        delete(message, written(message));
        teller.found(
                message.getGuild().getId(), new Finding(message.getId(), message.getChannelId(), author.getId(), rule));
    }

    private static void delete(Message near, SpamWindow.Written which) {
        GuildMessageChannel channel = near.getGuild().getChannelById(GuildMessageChannel.class, which.channelId());
        if (channel == null || !channel.getGuild().getSelfMember().hasPermission(channel, Permission.MESSAGE_MANAGE)) {
            LOG.info("Message {} may not be deleted in channel {}", which.messageId(), which.channelId());
            return;
        }
        channel.deleteMessageById(which.messageId())
                .queue(
                        deleted -> {},
                        failure -> LOG.info("Message {} is not deleted: {}", which.messageId(), failure.toString()));
    }

    /** What still waits is not looked at. */
    @Override
    public void close() {
        lanes.close();
    }
}
