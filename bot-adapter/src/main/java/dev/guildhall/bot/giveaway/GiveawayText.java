package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.sides.GiveawayView;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.TimeFormat;

/** Parts of giveaways as Discord shows them, none of which pings anybody by itself. */
final class GiveawayText {
    /** For a prize of which nothing can be seen. */
    private static final String NOTHING = "…";

    private GiveawayText() {}

    static String prize(GiveawayView giveaway) {
        return prize(giveaway, GiveawayCreation.MAX_PRIZE);
    }

    static String prize(GiveawayView giveaway, int most) {
        String prize = PlainText.line(giveaway.prize(), most);
        return prize.isBlank() ? NOTHING : prize;
    }

    static String channel(GiveawayView giveaway) {
        return "<#" + giveaway.channelId() + ">";
    }

    /** To the card, or to the channel while there is none. */
    static String link(String guildId, GiveawayView giveaway) {
        String messageId = giveaway.messageId();
        return messageId == null ? channel(giveaway) : cardUrl(guildId, giveaway.channelId(), messageId);
    }

    static String cardUrl(String guildId, String channelId, String messageId) {
        return "https://discord.com/channels/" + guildId + "/" + channelId + "/" + messageId;
    }

    static String relative(Instant time) {
        return TimeFormat.RELATIVE.atInstant(time).toString();
    }

    static String day(Instant time) {
        return TimeFormat.DATE_TIME_LONG.atInstant(time).toString();
    }

    static String users(Collection<String> userIds) {
        return userIds.stream().map(id -> "<@" + id + ">").collect(Collectors.joining(", "));
    }

    static String roles(Collection<String> roleIds) {
        return roleIds.stream().map(id -> "<@&" + id + ">").collect(Collectors.joining(", "));
    }
}
