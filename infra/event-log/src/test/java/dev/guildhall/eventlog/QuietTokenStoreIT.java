package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Claims are kept and passed on, though hardly anybody speaks of them. */
class QuietTokenStoreIT {
    private static final String VIEW = "view";
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(1);
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    private final TestDatabase database = Databases.withLog();
    private final Node holder = new Node("holder");
    private final Node rival = new Node("rival");

    /** One of several processes on the same log. */
    private final class Node {
        private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        private final TokenStore tokens;
        private final TransactionManager transactions;

        Node(String nodeId) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of("guildhall.node-id", nodeId)));
            context.registerBean(DataSource.class, () -> {
                HikariDataSource pool = new HikariDataSource();
                pool.setJdbcUrl(database.jdbcUrl());
                pool.setUsername(database.username());
                pool.setPassword(database.password());
                pool.setMaximumPoolSize(2);
                return pool;
            });
            context.registerBean(
                    PlatformTransactionManager.class,
                    () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
            // In the place of the usual one: nobody has to wait long until what was said before is forgotten.
            context.registerBean("claimCalls", ClaimCalls.class, () -> new ClaimCalls(FORGOTTEN_AFTER));
            context.register(EventLogConfiguration.class);
            context.refresh();
            tokens = context.getBean(TokenStore.class);
            transactions = context.getBean(QuietTransactions.class).forProcessors();
        }

        List<Segment> available() {
            return transactions.fetchInTransaction(() -> tokens.fetchAvailableSegments(VIEW));
        }

        void claim() {
            transactions.executeInTransaction(() -> tokens.fetchToken(VIEW, 0));
        }

        void extend() {
            transactions.executeInTransaction(() -> tokens.extendClaim(VIEW, 0));
        }

        JdbcClient jdbc() {
            return JdbcClient.create(context.getBean(DataSource.class));
        }

        void call() {
            jdbc().sql("select pg_notify(?, ?)")
                    .params(WakeUps.CLAIMS, "somebody else's")
                    .query((row, n) -> n)
                    .list();
        }

        boolean hasHeardACall() {
            return context.getBean(ClaimCalls.class).heardLately();
        }
    }

    @AfterEach
    void close() {
        holder.context.close();
        rival.context.close();
    }

    private void holderHoldsAll() {
        holder.transactions.executeInTransaction(() -> holder.tokens.initializeTokenSegments(VIEW, 1));
        holder.claim();
        assertThat(holder.available()).hasSize(1);
        // It listens, and what was said meanwhile is over.
        await().until(() -> {
            rival.call();
            return holder.hasHeardACall();
        });
        await().until(() -> !holder.hasHeardACall());
    }

    private String recordedAt() {
        return rival.jdbc()
                .sql("select recorded_at from log.token_entry")
                .query(String.class)
                .single();
    }

    private void claimRanOut() {
        rival.jdbc()
                .sql("update log.token_entry set recorded_at = ?")
                .param(LONG_AGO)
                .update();
    }

    @Nested
    class WhenNobodyAsks {
        @Test
        void saysNothing() {
            holderHoldsAll();
            claimRanOut();

            holder.extend();

            assertThat(recordedAt()).isEqualTo(LONG_AGO);
            assertThat(holder.available()).hasSize(1);
        }

        @Test
        void takesNoConnectionForNothing() {
            holderHoldsAll();
            HikariDataSource pool = holder.context.getBean(HikariDataSource.class);
            pool.close();

            holder.extend();

            assertThat(holder.available()).hasSize(1);
        }
    }

    @Nested
    class WhenSomebodyAsks {
        @Test
        void keepsAClaimHoweverOldWhoseHolderLives() {
            holderHoldsAll();
            claimRanOut();

            assertThat(rival.available()).isEmpty();

            await().until(holder::hasHeardACall);
            holder.extend();
            assertThat(recordedAt()).isNotEqualTo(LONG_AGO);
            await().pollInterval(Duration.ofMillis(500))
                    .during(QuietTokenStore.GRACE.plusSeconds(1))
                    .until(() -> rival.available().isEmpty());
        }

        @Test
        void passesOnTheClaimOfWhoIsGone() {
            holderHoldsAll();
            claimRanOut();

            assertThat(rival.available()).isEmpty();
            await().until(() -> rival.available().size() == 1);
            rival.claim();

            assertThatThrownBy(() -> holder.transactions.executeInTransaction(
                            () -> holder.tokens.storeToken(new GlobalSequenceTrackingToken(7), VIEW, 0)))
                    .isInstanceOf(UnableToClaimTokenException.class);
            assertThat(holder.available()).isEmpty();
        }

        @Test
        void givesAwayAtOnceWhatWasReleased() {
            holderHoldsAll();
            holder.transactions.executeInTransaction(() -> holder.tokens.releaseClaim(VIEW, 0));

            assertThat(rival.available()).hasSize(1);
        }
    }

    @Nested
    class WhenAProjectionStoresItsTokenItself {
        private final List<PendingToken> asked = new ArrayList<>();

        private void storeAskedFor(long position) {
            UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
            PendingToken.askFor(unit, asked::add);
            holder.tokens.storeToken(new GlobalSequenceTrackingToken(position), VIEW, 0);
            unit.commit();
        }

        private @Nullable Long stored() {
            TrackingToken token = holder.transactions.fetchInTransaction(() -> holder.tokens.fetchToken(VIEW, 0));
            return token == null ? null : token.position().orElseThrow();
        }

        private boolean update(PendingToken.Entry entry) {
            return holder.jdbc()
                            .sql("update log.token_entry set token = ?, token_type = ?, recorded_at = ?"
                                    + " where processor_name = ? and segment = ? and owner = ?")
                            .params(
                                    entry.token(),
                                    entry.tokenType(),
                                    entry.recordedAt(),
                                    entry.processorName(),
                                    entry.segment(),
                                    entry.owner())
                            .update()
                    == 1;
        }

        @Test
        void isHandedWhatWouldHaveBeenStored() {
            holderHoldsAll();
            String before = recordedAt();

            storeAskedFor(7);

            assertThat(recordedAt()).isEqualTo(before);
            asked.getFirst().store(this::update);
            assertThat(stored()).isEqualTo(7);
            assertThat(holder.available()).hasSize(1);
        }

        @Test
        void knowsNothingAnyMoreWhenTheClaimIsGone() {
            holderHoldsAll();
            storeAskedFor(7);
            holder.transactions.executeInTransaction(() -> holder.tokens.releaseClaim(VIEW, 0));
            rival.claim();

            assertThatThrownBy(() -> asked.getFirst().store(this::update))
                    .isInstanceOf(UnableToClaimTokenException.class);
            assertThat(holder.available()).isEmpty();
        }

        @Test
        void leavesToTheStoreWhatNobodyAskedFor() {
            holderHoldsAll();
            storeAskedFor(7);

            holder.transactions.executeInTransaction(
                    () -> holder.tokens.storeToken(new GlobalSequenceTrackingToken(8), VIEW, 0));

            assertThat(stored()).isEqualTo(8);
        }
    }
}
