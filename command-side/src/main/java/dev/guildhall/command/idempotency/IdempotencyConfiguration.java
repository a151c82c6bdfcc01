package dev.guildhall.command.idempotency;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.eventlog.LogReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Idempotency keys as beans. */
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {
    @Bean
    IdempotencyKeys idempotencyKeys(CommandSchema schema) {
        return new IdempotencyKeys(schema.jdbc());
    }

    @Bean
    Writes writes(CommandDoor door, IdempotencyKeys keys, LogReader log) {
        return new Writes(door, keys, log);
    }
}
