package dev.guildhall.command.history;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.eventlog.LogReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How a guild is brought back to how it was. */
@Configuration(proxyBeanMethods = false)
@Import(RevertRoutes.class)
public class RevertingConfiguration {
    @Bean
    PastChanges pastChanges(LogReader log) {
        return new PastChanges(log);
    }

    @Bean
    RevertWrites revertWrites(Writes writes, CommandDoor door, PastChanges past) {
        return new RevertWrites(writes, door, past);
    }
}
