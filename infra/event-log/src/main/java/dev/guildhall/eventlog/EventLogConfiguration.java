package dev.guildhall.eventlog;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The event log as beans, for every side that decides or projects. Wired by hand: Axon's starter would silently put a
 * transaction manager that does nothing, and no token store, in the place of what is missing.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogOwner.class)
@Import(VerificationConfiguration.class)
public class EventLogConfiguration {
    /** The schema of the log. */
    public static final String SCHEMA = "log";

    /** Proof for the beans below that the schema is there. */
    record MigratedLog(DataSource dataSource) {}

    @Bean
    MigratedLog migratedLog(DataSource dataSource, LogOwner owner, ObjectProvider<SchemasInPlace> inPlace) {
        if (inPlace.getIfAvailable() == null) {
            owner.migrate(dataSource);
        }
        return new MigratedLog(dataSource);
    }

    @Bean
    EventCodec eventCodec(MigratedLog log, ObjectProvider<PayloadUpcaster> upcasters) {
        PersonalData personal = new PersonalData(new SubjectKeys(log.dataSource()));
        return new EventCodec(
                new MetadataCodec(personal), upcasters.orderedStream().toList());
    }

    @Bean
    LogReader logReader(MigratedLog log, EventCodec codec) {
        return new LogReader(log.dataSource(), codec);
    }

    @Bean
    SnapshotStore snapshotStore(MigratedLog log, ObjectProvider<SnapshotForm> forms) {
        return new SnapshotStore(log.dataSource(), forms.orderedStream().toList());
    }

    @Bean
    HeadWatch headWatch() {
        return new HeadWatch();
    }

    @Bean(destroyMethod = "close")
    WakeUps wakeUps(MigratedLog log, HeadWatch head) {
        return new WakeUps(LogConnections.like(log.dataSource()), head);
    }

    @Bean(destroyMethod = "close")
    GroupCommit groupCommit(MigratedLog log, WakeUps wakeUps) {
        GroupCommit writer = new GroupCommit(LogConnections.like(log.dataSource()), wakeUps::committed);
        wakeUps.onConnectionLost(writer::suspect);
        return writer;
    }

    @Bean
    EventTail eventTail(LogReader reader, HeadWatch head, WakeUps wakeUps) {
        return new EventTail(reader, head);
    }

    @Bean(destroyMethod = "")
    PostgresEventStore eventStore(
            GroupCommit writer, LogReader reader, EventTail tail, EventCodec codec, SnapshotStore snapshots) {
        return new PostgresEventStore(new LogStorageEngine(writer, reader, tail, codec, snapshots), tail);
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager spring) {
        return new SpringTransactions(spring);
    }

    /** Connections that take part in Spring's transaction where one is running. */
    @Bean
    ConnectionProvider axonConnectionProvider(DataSource dataSource) {
        return new TransactionAwareDataSourceProxy(dataSource)::getConnection;
    }

    /** For tracking tokens alone, which need no extension of Jackson: looking for some takes longer than all the rest. */
    @Bean
    Serializer tokenSerializer() {
        return JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
    }

    /**
     * A segment's claim outlives its process by the store's time-out, so that a process that is only paused is not
     * overtaken. Where nobody else can be there, a fixed {@code guildhall.node-id} lets the next process go on at once.
     */
    @Bean
    TokenStore tokenStore(
            MigratedLog log,
            ConnectionProvider connections,
            Serializer tokenSerializer,
            @Value("${guildhall.node-id:}") String nodeId) {
        return JdbcTokenStore.builder()
                .nodeId(nodeId.isBlank() ? ManagementFactory.getRuntimeMXBean().getName() : nodeId)
                .connectionProvider(connections)
                .serializer(tokenSerializer)
                .contentType(byte[].class)
                .schema(TokenSchema.builder()
                        .setTokenTable("log.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setSegmentColumn("segment")
                        .setTokenColumn("token")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("recorded_at")
                        .setOwnerColumn("owner")
                        .build())
                .build();
    }
}
