package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.LogReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Tickets as beans. */
@Configuration(proxyBeanMethods = false)
@Import({TicketRepositoryConfiguration.class, TicketRoutes.class, MemberRoutes.class, TicketPlayRoutes.class})
public class TicketConfiguration {
    @Bean
    TicketTexts ticketTexts(LogReader log) {
        return new TicketTexts(log);
    }

    @Bean
    TicketWrites ticketWrites(Writes writes, CommandDoor door, TicketTexts texts, SharedClock clock) {
        return new TicketWrites(writes, door, texts, clock);
    }

    @Bean
    MemberWrites memberWrites(Writes writes, CommandDoor door, TicketTexts texts, SharedClock clock) {
        return new MemberWrites(writes, door, texts, clock);
    }

    @Bean
    TicketDeadlines ticketDeadlines(CommandDoor door) {
        return new TicketDeadlines(door);
    }
}
