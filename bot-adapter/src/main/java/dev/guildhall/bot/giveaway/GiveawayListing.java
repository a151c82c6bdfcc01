package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.GiveawayReads;
import dev.guildhall.bot.sides.GiveawayView;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.EmbedBuilder;

/** {@code /giveaway list}: what runs and what is planned. */
final class GiveawayListing {
    /** Of each of the two; all of it has room in one embed. */
    static final int MAX_LISTED = 7;

    /** Of a prize; the whole of it is on the card. */
    static final int MAX_PRIZE_SHOWN = 80;

    private final GiveawayReads reads;

    GiveawayListing(GiveawayReads reads) {
        this.reads = reads;
    }

    Reply list(Invocation invocation) {
        Wording wording = invocation.wording();
        if (!invocation.access().mayRead()) {
            return Reply.failure(wording.say("forbidden"));
        }
        List<String> lines = new ArrayList<>();
        for (String status : List.of(GiveawayView.ACTIVE, GiveawayView.PENDING)) {
            List<GiveawayView> some = reads.list(invocation.guildId(), status, MAX_LISTED + 1);
            some.stream().limit(MAX_LISTED).forEach(each -> lines.add(line(invocation.guildId(), each, wording)));
            if (some.size() > MAX_LISTED) {
                lines.add(wording.say("giveaway-more"));
            }
        }
        if (lines.isEmpty()) {
            return Reply.success(wording.say("giveaway-none"));
        }
        return Reply.success(new EmbedBuilder()
                .setTitle(wording.say("giveaways"))
                .setDescription(String.join("\n", lines))
                .build());
    }

    private static String line(String guildId, GiveawayView giveaway, Wording wording) {
        boolean planned = giveaway.status().equals(GiveawayView.PENDING);
        return wording.say(
                planned ? "giveaway-line-planned" : "giveaway-line",
                GiveawayText.prize(giveaway, MAX_PRIZE_SHOWN),
                GiveawayText.link(guildId, giveaway),
                GiveawayText.relative(planned ? giveaway.startsAt() : giveaway.endsAt()),
                Long.toString(giveaway.entries()));
    }
}
