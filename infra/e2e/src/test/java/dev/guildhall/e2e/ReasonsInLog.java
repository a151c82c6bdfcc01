package dev.guildhall.e2e;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.MetadataKeys;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The reasons people gave, which stand encrypted in the log and are opened with the keys beside it. */
final class ReasonsInLog {
    private ReasonsInLog() {}

    static String of(Installation installation, long position) {
        try (HikariDataSource pool = new HikariDataSource();
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            pool.setJdbcUrl(installation.database().jdbcUrl());
            pool.setUsername(installation.database().username());
            pool.setPassword(installation.database().password());
            pool.setMaximumPoolSize(2);
            context.registerBean(DataSource.class, () -> pool);
            context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
            context.register(EventLogConfiguration.class);
            context.refresh();
            return context.getBean(LogReader.class)
                    .guildEvents(World.DEMO, position - 1, 1)
                    .getFirst()
                    .metadata()
                    .getOrDefault(MetadataKeys.REASON, "");
        }
    }
}
