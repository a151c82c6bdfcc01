package dev.guildhall.bot.ticket;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The buttons, selects and forms of tickets. */
@Configuration(proxyBeanMethods = false)
class TicketComponentConfiguration {
    @Bean
    PanelChoice botTicketPanelButton() {
        return PanelChoice.button();
    }

    @Bean
    PanelChoice botTicketPanelSelect() {
        return PanelChoice.select();
    }

    @Bean
    SubjectForm botTicketSubjectForm(TicketOpening opening) {
        return new SubjectForm(opening);
    }

    @Bean
    CardAction botTicketCloseButton() {
        return CardAction.close();
    }

    @Bean
    CardAction botTicketReasonForm(TicketSteps steps) {
        return CardAction.reason(steps);
    }

    @Bean
    CardAction botTicketClaimButton(TicketSteps steps) {
        return CardAction.claim(steps);
    }

    @Bean
    CardAction botTicketReopenButton(TicketSteps steps) {
        return CardAction.reopen(steps);
    }

    @Bean
    CardAction botTicketRatingSelect(TicketSteps steps) {
        return CardAction.rate(steps);
    }
}
