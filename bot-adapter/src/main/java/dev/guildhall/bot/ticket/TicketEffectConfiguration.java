package dev.guildhall.bot.ticket;

import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.sides.TicketReads;
import dev.guildhall.bot.sides.TicketSide;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of tickets is done in Discord. */
@Configuration(proxyBeanMethods = false)
class TicketEffectConfiguration {
    @Bean
    ChannelEffect botTicketChannelEffect(Places places, TicketSide tickets, TicketChannels channels) {
        return new ChannelEffect(places, tickets, channels);
    }

    @Bean
    TranscriptEffect botTicketTranscriptEffect(
            Places places, TicketSide tickets, TicketReads reads, TicketChannels channels, TicketHistory history) {
        return new TranscriptEffect(places, tickets, reads, channels, history);
    }

    @Bean
    RemovalEffect botTicketRemovalEffect(Places places, TicketSide tickets) {
        return new RemovalEffect(places, tickets);
    }

    @Bean
    PanelEffect botTicketPanelEffect(Places places, TicketSide tickets) {
        return new PanelEffect(places, tickets);
    }
}
