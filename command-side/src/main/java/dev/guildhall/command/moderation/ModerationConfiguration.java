package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.LogReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Moderation as beans. */
@Configuration(proxyBeanMethods = false)
@Import({CaseRepositoryConfiguration.class, CaseRoutes.class, CaseTellingRoutes.class})
public class ModerationConfiguration {
    @Bean
    CaseWrites caseWrites(Writes writes, CommandDoor door, LogReader log, SharedClock clock) {
        return new CaseWrites(writes, door, new CaseTexts(log), clock);
    }

    @Bean
    Findings caseFindings(CommandDoor door, SharedClock clock) {
        return new Findings(door, clock);
    }
}
