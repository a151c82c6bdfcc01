package dev.guildhall.eventlog;

import dev.guildhall.eventlog.EventLogConfiguration.MigratedLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the place of the log's writer: readers in this process hear of commits, those in others do not. */
@Configuration(proxyBeanMethods = false)
public class LogWithoutNotify {
    @Bean(destroyMethod = "close")
    GroupCommit groupCommit(MigratedLog log, HeadWatch head) {
        return new GroupCommit(LogConnections.like(log.dataSource()), head::announce);
    }
}
