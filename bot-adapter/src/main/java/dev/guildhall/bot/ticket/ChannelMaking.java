package dev.guildhall.bot.ticket;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.sides.TicketView;
import java.util.List;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.Category;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a ticket's channel once. Discord makes as many as it is asked for; so nobody asks twice without having looked
 * whether there is one whose topic names the ticket, and of two that came about all the same the older survives.
 */
final class ChannelMaking {
    /** Channels that Discord lets a category have. */
    static final int MAX_IN_CATEGORY = 50;

    private static final int FEW = 10;
    private static final Logger LOG = LoggerFactory.getLogger(ChannelMaking.class);

    private ChannelMaking() {}

    /** The channel, made now or before. */
    static TextChannel make(Claim claim, Guild guild, TicketView ticket) {
        if (claim.effect().firstAttemptAt() != null) {
            List<String> found = find(claim, guild, ticket);
            if (!found.isEmpty()) {
                LOG.info(
                        "The channel of effect {} was in Discord already",
                        claim.effect().effectId());
                return single(claim, guild, found);
            }
        }
        TextChannel made = create(claim, guild, ticket, category(guild, ticket));
        return claim.over() ? afterTheClaim(claim.extended(), guild, ticket, made) : made;
    }

    /** This process stood still, and whoever was given the effect meanwhile may have made one too. */
    private static TextChannel afterTheClaim(Claim claim, Guild guild, TicketView ticket, TextChannel made) {
        List<String> found = find(claim, guild, ticket);
        return found.isEmpty() ? made : single(claim, guild, found);
    }

    private static List<String> find(Claim claim, Guild guild, TicketView ticket) {
        return claim.call(GuildChannels.list(guild.getJDA(), guild.getId())).stream()
                .filter(channel -> channel.names(ticket.id()))
                .map(GuildChannels.Listed::id)
                .sorted((one, other) ->
                        Long.compareUnsigned(Long.parseUnsignedLong(one), Long.parseUnsignedLong(other)))
                .toList();
    }

    /** @throws IllegalStateException if the session has not heard of it yet */
    private static TextChannel single(Claim claim, Guild guild, List<String> oldestFirst) {
        for (String id : oldestFirst.subList(1, oldestFirst.size())) {
            TextChannel superfluous = guild.getTextChannelById(id);
            if (superfluous != null && isUnused(claim, superfluous)) {
                LOG.warn("Effect {} had made two channels", claim.effect().effectId());
                claim.call(superfluous.delete());
            }
        }
        TextChannel channel = guild.getTextChannelById(oldestFirst.getFirst());
        if (channel == null) {
            throw new IllegalStateException("channel " + oldestFirst.getFirst() + " is not known to the session yet");
        }
        return channel;
    }

    /** Nobody has written there: it is no copy that somebody made of a ticket's channel, topic and all, to use it. */
    private static boolean isUnused(Claim claim, TextChannel channel) {
        List<Message> some = claim.call(channel.getHistoryFromBeginning(FEW)).getRetrievedHistory();
        return some.stream()
                .allMatch(message -> message.getAuthor().getIdLong()
                        == channel.getJDA().getSelfUser().getIdLong());
    }

    /** None where it is gone or full. */
    private static @Nullable Category category(Guild guild, TicketView ticket) {
        String id = ticket.agreed().categoryId();
        Category category = id == null ? null : guild.getCategoryById(id);
        return category == null
                        || category.getChannels().size() >= MAX_IN_CATEGORY
                        || !guild.getSelfMember().hasPermission(category, Permission.MANAGE_CHANNEL)
                ? null
                : category;
    }

    private static TextChannel create(Claim claim, Guild guild, TicketView ticket, @Nullable Category category) {
        try {
            return claim.call(TicketAccess.to(guild, ticket)
                    .of(guild.createTextChannel(name(guild, ticket), category)
                            .setTopic(TicketChannels.topic(ticket.id()))));
        } catch (ErrorResponseException | InsufficientPermissionException e) {
            boolean becauseOfCategory = e instanceof InsufficientPermissionException
                    || (e instanceof ErrorResponseException refused
                            && refused.getErrorResponse() == ErrorResponse.INVALID_FORM_BODY);
            if (category == null || !becauseOfCategory) {
                throw e;
            }
            LOG.info("A ticket's channel is made without its category: {}", e.getMessage());
            return create(claim, guild, ticket, null);
        }
    }

    private static String name(Guild guild, TicketView ticket) {
        Member opener = guild.getMemberById(ticket.openerId());
        return ChannelName.of(
                ticket.agreed().namePattern(), ticket.number(), opener == null ? "" : opener.getEffectiveName());
    }
}
