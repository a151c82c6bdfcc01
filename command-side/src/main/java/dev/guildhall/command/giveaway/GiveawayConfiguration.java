package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.schema.CommandSchema;
import dev.guildhall.door.SharedClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Giveaways as beans. */
@Configuration(proxyBeanMethods = false)
@Import({GiveawayRepositoryConfiguration.class, GiveawayRoutes.class, GiveawayPlayRoutes.class})
public class GiveawayConfiguration {
    @Bean
    Seeds giveawaySeeds(CommandSchema schema, PlatformTransactionManager transactions) {
        return new Seeds(schema.jdbc(), new TransactionTemplate(transactions));
    }

    @Bean
    GiveawayWrites giveawayWrites(Writes writes, CommandDoor door, Seeds seeds, SharedClock clock) {
        return new GiveawayWrites(writes, door, seeds, clock);
    }

    @Bean
    GiveawayDeadlines giveawayDeadlines(CommandDoor door, Seeds seeds) {
        return new GiveawayDeadlines(door, seeds);
    }
}
