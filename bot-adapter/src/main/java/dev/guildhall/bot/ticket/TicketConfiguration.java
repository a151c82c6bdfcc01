package dev.guildhall.bot.ticket;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.interaction.ThingChoice;
import dev.guildhall.bot.sides.TicketReads;
import dev.guildhall.bot.sides.TicketSide;
import dev.guildhall.bot.sides.TicketView;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What members do with tickets, and what happens in their channels. */
@Configuration(proxyBeanMethods = false)
@Import({TicketEffectConfiguration.class, TicketComponentConfiguration.class})
public class TicketConfiguration {
    @Bean
    TicketChannels botTicketChannels() {
        return new TicketChannels();
    }

    @Bean
    TicketTelling botTicketTelling(TicketSide tickets, TicketReads reads, TicketChannels channels) {
        return new TicketTelling(tickets, reads, channels);
    }

    @Bean
    TicketHistory botTicketHistory(TicketSide tickets, TicketTelling telling) {
        return new TicketHistory(tickets, telling);
    }

    @Bean
    TicketCare botTicketCare(
            DiscordConnection discord,
            TicketSide tickets,
            TicketReads reads,
            TicketChannels channels,
            TicketHistory history) {
        return new TicketCare(discord, tickets, reads, channels, history);
    }

    @Bean
    TicketWatch botTicketWatch(TicketChannels channels, TicketTelling telling, TicketCare care) {
        telling.whenBehind(care::readAnew);
        return new TicketWatch(channels, telling, care);
    }

    @Bean(destroyMethod = "close")
    KnownThings<TicketView> botKnownTickets(TicketReads reads) {
        return new KnownThings<>(
                "tickets", List.of(TicketView.OPEN, TicketView.CLAIMED, TicketView.CLOSED), reads::list);
    }

    @Bean
    TicketSteps botTicketSteps(TicketSide tickets, KnownThings<TicketView> known) {
        return new TicketSteps(tickets, known);
    }

    @Bean
    TicketOpening botTicketOpening(
            TicketSide tickets, TicketChannels channels, KnownThings<TicketView> known, DiscordConnection discord) {
        return new TicketOpening(tickets, channels, known, discord);
    }

    @Bean
    TicketReference botTicketReference(
            KnownThings<TicketView> known, TicketReads reads, TicketChannels channels, DiscordConnection discord) {
        ThingChoice<TicketView> choice = new ThingChoice<>(
                known, TicketCommand.STATUSES, TicketCommand.TICKET, TicketView::id, TicketText::label);
        return new TicketReference(choice, reads, channels, discord);
    }

    @Bean
    TicketCommand botTicketCommand(
            TicketOpening opening, TicketSteps steps, TicketReference reference, TicketSide tickets) {
        return new TicketCommand(opening, steps, reference, new PanelRequest(tickets));
    }
}
