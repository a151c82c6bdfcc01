package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.testkit.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

class VerificationConfigurationIT {
    private final TestDatabase database = Databases.withLog();

    @TempDir
    Path directory;

    @Test
    void anchorsToTheFileOfTheProperties() throws Exception {
        Path file = directory.resolve("anchors.jsonl");
        Map<String, Object> properties =
                Map.of("guildhall.log.anchor.file", file.toString(), "guildhall.log.anchor.interval", "50ms");
        try (AnnotationConfigApplicationContext context = context(properties);
                LogFixture log = new LogFixture(database)) {
            log.append("guild:a", 0);
            await().until(() ->
                    Files.exists(file) && !Anchors.read(file).ascending().isEmpty());

            VerificationReport report =
                    context.getBean(LogVerification.class).verify(Anchors.read(file), progress -> {});
            assertThat(report.newestVerified().orElseThrow().position()).isEqualTo(1);
            assertThat(context.getBean(MeterRegistry.class)
                            .get("guildhall.log.anchor.age")
                            .tag("sink", "file")
                            .gauge()
                            .value())
                    .isBetween(0.0, 600.0);
            Health health =
                    Objects.requireNonNull(context.getBean(AnchorHealth.class).health());
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsKey("file");
        }
    }

    @Test
    void anchorsNowhereUnlessTold() {
        try (AnnotationConfigApplicationContext context =
                context(Map.of("guildhall.log.anchor.file", "", "guildhall.log.anchor.url", ""))) {
            assertThat(context.getBean(Anchoring.class).sinks()).isEmpty();
        }
    }

    private AnnotationConfigApplicationContext context(Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.registerBean(DataSource.class, () -> {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(database.jdbcUrl());
            pool.setUsername(database.username());
            pool.setPassword(database.password());
            return pool;
        });
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(EventLogConfiguration.class);
        context.refresh();
        return context;
    }
}
