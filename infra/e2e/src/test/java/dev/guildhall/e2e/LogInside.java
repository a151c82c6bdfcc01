package dev.guildhall.e2e;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.eventlog.Anchors;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.eventlog.VerificationReport;
import dev.guildhall.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The log as a program reads it, with the keys that are still there. */
final class LogInside implements AutoCloseable {
    private final HikariDataSource pool = new HikariDataSource();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    LogInside(TestDatabase database) {
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(2);
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.register(EventLogConfiguration.class);
        context.refresh();
    }

    List<LoggedEvent> all() {
        List<LoggedEvent> all = new ArrayList<>();
        List<LoggedEvent> page;
        do {
            page = context.getBean(LogReader.class)
                    .after(all.isEmpty() ? 0 : all.getLast().position(), LogReader.MAX_PAGE);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    VerificationReport verify() {
        try {
            return context.getBean(LogVerification.class).verify(Anchors.none(), progress -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
