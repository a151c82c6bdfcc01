package dev.guildhall.bot.ticket;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.interaction.Occasion;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.TicketSide;
import dev.guildhall.bot.sides.TicketView;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import org.jspecify.annotations.Nullable;

/** Opens a ticket for the member who asks, and tells them where it is once it has a channel. */
final class TicketOpening {
    static final int MAX_SUBJECT = 200;
    /** A channel that takes longer is told of as one that will come. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private final TicketSide tickets;
    private final TicketChannels channels;
    private final KnownThings<TicketView> known;
    private final DiscordConnection discord;

    TicketOpening(
            TicketSide tickets, TicketChannels channels, KnownThings<TicketView> known, DiscordConnection discord) {
        this.tickets = tickets;
        this.channels = channels;
        this.known = known;
        this.discord = discord;
    }

    Reply open(Occasion occasion, String subject, @Nullable String topic) {
        return TicketRefusals.of(occasion.wording(), () -> {
            TicketView opened = tickets.open(occasion.guildId(), subject, topic, occasion.member());
            known.forget(occasion.guildId());
            return opened(occasion, opened);
        });
    }

    private Reply opened(Occasion occasion, TicketView opened) {
        Wording wording = occasion.wording();
        Guild guild = discord.session(occasion.guildId())
                .map(session -> session.getGuildById(occasion.guildId()))
                .orElse(null);
        Optional<String> channel =
                Optional.ofNullable(opened.channelId()).or(() -> channels.await(guild, opened.id(), PATIENCE));
        String number = TicketText.number(opened);
        return Reply.success(channel.map(id -> wording.say("ticket-opened", number, TicketText.channel(id)))
                .orElseGet(() -> wording.say("ticket-opened-soon", number)));
    }
}
