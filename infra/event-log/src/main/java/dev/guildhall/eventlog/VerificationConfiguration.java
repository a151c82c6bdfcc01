package dev.guildhall.eventlog;

import dev.guildhall.eventlog.EventLogConfiguration.MigratedLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Verification and anchors. At start it costs one thread, and an HTTP client where anchors are posted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnchorProperties.class)
public class VerificationConfiguration {
    private static final int MAX_SESSIONS = 4;
    private static final double MILLIS_A_SECOND = 1e3;

    @Bean
    LogVerification logVerification(MigratedLog log) {
        int sessions = Math.min(Runtime.getRuntime().availableProcessors(), MAX_SESSIONS);
        return new LogVerification(log.dataSource(), LogConnections.like(log.dataSource()), sessions);
    }

    @Bean(destroyMethod = "close")
    Anchoring anchoring(MigratedLog log, AnchorProperties properties, ObjectProvider<MeterRegistry> meters) {
        Anchoring anchoring = new Anchoring(log.dataSource(), sinks(properties), properties.interval());
        meters.ifAvailable(registry -> anchoring.sinks().forEach(sink -> gauge(registry, sink)));
        return anchoring;
    }

    /** Held against what is outside the data base: the file, and what each sink has taken since the program began. */
    @Bean
    VerificationRecords verificationRecords(MigratedLog log, ObjectProvider<MeterRegistry> meters) {
        VerificationRecords records = new VerificationRecords(log.dataSource());
        meters.ifAvailable(registry -> new VerificationMeters(registry, records));
        return records;
    }

    @Bean(destroyMethod = "close")
    Verifications verifications(
            LogVerification verification,
            AnchorProperties properties,
            Anchoring anchoring,
            VerificationRecords verificationRecords) {
        Verifications.Source source = () -> {
            List<Anchor> sent = anchoring.sinks().stream()
                    .flatMap(sink -> sink.newest().stream())
                    .toList();
            Path file = properties.file();
            return (file == null || (!Files.exists(file) && sent.isEmpty()) ? Anchors.none() : Anchors.read(file))
                    .and(sent);
        };
        return new Verifications(verification, source, verificationRecords);
    }

    @Bean
    AnchorRecords anchorRecords(MigratedLog log) {
        return new AnchorRecords(log.dataSource());
    }

    @Bean
    AnchorHealth logAnchorHealthIndicator(Anchoring anchoring) {
        return new AnchorHealth(anchoring);
    }

    private static List<AnchorSink> sinks(AnchorProperties properties) {
        List<AnchorSink> sinks = new ArrayList<>();
        Path file = properties.file();
        if (file != null) {
            sinks.add(new AnchorFile(file));
        }
        URI url = properties.url();
        if (url != null) {
            sinks.add(new AnchorEndpoint(url));
        }
        return sinks;
    }

    private static void gauge(MeterRegistry registry, AnchoredSink sink) {
        Gauge.builder("guildhall.log.anchor.age", sink, s -> seconds(s.age()))
                .description("Time since the sink held the head of the log")
                .baseUnit("seconds")
                .tag("sink", sink.name())
                .register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_A_SECOND;
    }
}
