package dev.guildhall.command.shard;

import dev.guildhall.command.schema.CommandSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Leases of shards. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShardProperties.class)
@Import(ShardRoutes.class)
public class ShardConfiguration {
    @Bean
    ShardLeases shardLeases(CommandSchema schema, PlatformTransactionManager transactions, ShardProperties properties) {
        return new ShardLeases(schema.jdbc(), new TransactionTemplate(transactions), properties.lease());
    }
}
