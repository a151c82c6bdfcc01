package dev.guildhall.eventlog;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
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
import org.springframework.context.annotation.Lazy;
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
    /** After how long without a sign of life a processor's claim is asked after, see {@link QuietTokenStore}. */
    public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

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
    SubjectKeys subjectKeys(MigratedLog log) {
        return new SubjectKeys(log.dataSource());
    }

    @Bean
    KeyRemains keyRemains(MigratedLog log) {
        return new KeyRemains(log.dataSource());
    }

    @Bean
    PersonalData personalData(SubjectKeys keys) {
        return new PersonalData(keys);
    }

    @Bean
    EventCodec eventCodec(PersonalData personal, ObjectProvider<PayloadUpcaster> upcasters) {
        return new EventCodec(personal, upcasters.orderedStream().toList());
    }

    @Bean
    LogReader logReader(MigratedLog log, EventCodec codec) {
        return new LogReader(log.dataSource(), codec);
    }

    @Bean
    LogReplay logReplay(MigratedLog log, EventCodec codec) {
        return new LogReplay(log.dataSource(), codec);
    }

    @Bean
    GuildProof guildProof(MigratedLog log, PersonalData personal) {
        return new GuildProof(log.dataSource(), LogConnections.like(log.dataSource()), new Openings(personal));
    }

    @Bean
    SnapshotStore snapshotStore(MigratedLog log, ObjectProvider<SnapshotForm> forms) {
        return new SnapshotStore(log.dataSource(), forms.orderedStream().toList());
    }

    @Bean
    ClaimCalls claimCalls() {
        return new ClaimCalls();
    }

    @Bean
    HeadWatch headWatch() {
        return new HeadWatch();
    }

    @Bean(destroyMethod = "close")
    WakeUps wakeUps(
            MigratedLog log, HeadWatch head, SubjectKeys keys, ClaimCalls calls, ObjectProvider<Notified> others) {
        return new WakeUps(
                LogConnections.like(log.dataSource()),
                head,
                keys,
                calls,
                others.orderedStream().toList());
    }

    @Bean(destroyMethod = "close")
    GroupCommit groupCommit(MigratedLog log, WakeUps wakeUps, HeadWatch head, ObjectProvider<MeterRegistry> meters) {
        GroupCommit writer = new GroupCommit(LogConnections.like(log.dataSource()), wakeUps::committed);
        wakeUps.onConnectionLost(writer::suspect);
        meters.ifAvailable(registry -> writer.watchedBy(new LogMeters(registry, writer, head)));
        return writer;
    }

    @Bean
    EventTail eventTail(LogReader reader, HeadWatch head, WakeUps wakeUps) {
        return new EventTail(reader, head);
    }

    @Bean(destroyMethod = "close")
    Turns turns(MigratedLog log, GroupCommit writer, EventCodec codec) {
        return new Turns(LogConnections.like(log.dataSource()), writer, codec);
    }

    @Bean(destroyMethod = "")
    PostgresEventStore eventStore(
            GroupCommit writer,
            LogReader reader,
            EventTail tail,
            EventCodec codec,
            SnapshotStore snapshots,
            Turns turns) {
        return new PostgresEventStore(new LogStorageEngine(writer, reader, tail, codec, snapshots, turns), tail);
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager spring) {
        return new SpringTransactions(spring);
    }

    @Bean
    QuietTransactions quietTransactions(DataSource dataSource, TransactionManager axonTransactionManager) {
        return new QuietTransactions(dataSource, axonTransactionManager);
    }

    /** Connections that take part in Spring's transaction where one is running. */
    @Bean
    ConnectionProvider axonConnectionProvider(DataSource dataSource) {
        return new TransactionAwareDataSourceProxy(dataSource)::getConnection;
    }

    /**
     * For tracking tokens alone, which need no extension of Jackson: looking for some takes longer than all the rest. Made
     * when the first token is read or written, which keeps a second Jackson out of the start.
     */
    @Bean
    @Lazy
    Serializer tokenSerializer() {
        return JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
    }

    @Bean
    NodeId nodeId(@Value("${guildhall.node-id:}") String configured) {
        return NodeId.of(configured);
    }

    /**
     * A segment's claim outlives its process by the store's time-out, so that a process that is only paused is not
     * overtaken. Where nobody else can be there, a fixed {@code guildhall.node-id} lets the next process go on at once.
     */
    @Bean
    TokenStore tokenStore(
            MigratedLog log,
            QuietTransactions transactions,
            ClaimCalls calls,
            @Lazy Serializer tokenSerializer,
            NodeId nodeId) {
        JdbcTokenStore store = JdbcTokenStore.builder()
                .nodeId(nodeId.name())
                .claimTimeout(CLAIM_TIMEOUT)
                .connectionProvider(transactions.connections())
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
        return new QuietTokenStore(store, transactions.connections(), nodeId.name(), calls);
    }
}
