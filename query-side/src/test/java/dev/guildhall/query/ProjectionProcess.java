package dev.guildhall.query;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.query.configuration.ViewConfiguration;
import dev.guildhall.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The log and the projection of one process, without doors and without Redis, on a pool that counts. */
public final class ProjectionProcess implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final CountingPool pool = new CountingPool();

    private ProjectionProcess(TestDatabase database, String nodeId) {
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(6);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("guildhall.node-id", nodeId)));
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(SimpleMeterRegistry.class, () -> new SimpleMeterRegistry());
        context.registerBean(SharedClock.class, () -> new SharedClock(Clock.systemUTC()));
        context.register(EventLogConfiguration.class, ViewConfiguration.class);
        context.refresh();
    }

    /** Follows the log from now on. */
    public static ProjectionProcess start(TestDatabase database, String nodeId) {
        return new ProjectionProcess(database, nodeId);
    }

    public GuildLog log() {
        return new GuildLog(context);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /** What the projection has sent since it was last forgotten, to read the log and to write the view. */
    public List<String> sentByProjection() {
        return pool.sentBy("configuration-view");
    }

    public void forgetWhatWasSent() {
        pool.forget();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
