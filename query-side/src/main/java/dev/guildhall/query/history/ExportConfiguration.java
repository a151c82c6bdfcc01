package dev.guildhall.query.history;

import dev.guildhall.eventlog.GuildProof;
import dev.guildhall.eventlog.LogReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The export of a guild's history. */
@Configuration(proxyBeanMethods = false)
@Import(ExportRoutes.class)
class ExportConfiguration {
    @Bean
    HistoryExport historyExport(GuildProof proof, LogReader log) {
        return new HistoryExport(proof, log);
    }
}
