package dev.guildhall.command.portable;

import dev.guildhall.command.history.PastChanges;
import dev.guildhall.command.idempotency.Writes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How a guild is configured by a document. */
@Configuration(proxyBeanMethods = false)
@Import(ImportRoutes.class)
public class ImportingConfiguration {
    @Bean
    ImportWrites importWrites(Writes writes, PastChanges past) {
        return new ImportWrites(writes, past);
    }
}
