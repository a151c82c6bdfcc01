package dev.guildhall.e2e.fault;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.DispatchConfiguration;
import dev.guildhall.command.guild.GuildRepositoryConfiguration;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The event log of one process as the program wires it and, where asked for, what decides about guilds; no HTTP. */
public final class LogProcess implements AutoCloseable {
    /** Of the pool's connections; those that the log keeps for itself have names of their own. */
    static final String POOL = "guildhall-pool";

    private static final int MAX_CONNECTIONS = 10;
    private static final String CONNECT_SECONDS = "2";
    private static final String SILENCE_SECONDS = "20";
    private static final long CONNECTION_TIMEOUT_MILLIS = 2_000;
    private static final long VALIDATION_TIMEOUT_MILLIS = 1_000;
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration START_AGAIN = Duration.ofMillis(250);

    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** Only what is needed is made: the rest has to do with HTTP. */
    private LogProcess(TestDatabase database, List<Class<?>> needed, Class<?>... parts) {
        pool = pool(database);
        context.registerBean(HikariDataSource.class, () -> pool);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.register(parts);
        try {
            context.refresh();
            needed.forEach(context::getBean);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** What reads the log. */
    public static LogProcess following(TestDatabase database) {
        return new LogProcess(database, List.of(EventTail.class), EventLogConfiguration.class);
    }

    /** What takes commands. */
    static LogProcess deciding(TestDatabase database) {
        return new LogProcess(
                database,
                List.of(AggregateAnnotationCommandHandler.class, CommandDoor.class),
                EventLogConfiguration.class,
                DispatchConfiguration.class,
                GuildRepositoryConfiguration.class);
    }

    /**
     * As whoever looks after the processes would: again and again while PostgreSQL is away, which shows in many ways. Only
     * what is wired wrongly stays so.
     */
    static LogProcess persistently(Supplier<LogProcess> start) {
        long giveUp = System.nanoTime() + START_TIMEOUT.toNanos();
        while (true) {
            try {
                return start.get();
            } catch (RuntimeException failure) {
                boolean wiring = NestedExceptionUtils.getMostSpecificCause(failure) instanceof BeansException;
                if (wiring || System.nanoTime() > giveUp) {
                    throw failure;
                }
                Pause.of(START_AGAIN);
            }
        }
    }

    /** Outages are expected by the hundred, and are counted elsewhere. */
    public static void quietLogs() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.ERROR);
        }
    }

    /** With the time-outs that the command side has by default. */
    private static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(MAX_CONNECTIONS);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        pool.setValidationTimeout(VALIDATION_TIMEOUT_MILLIS);
        pool.addDataSourceProperty("ApplicationName", POOL);
        pool.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        pool.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return pool;
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
