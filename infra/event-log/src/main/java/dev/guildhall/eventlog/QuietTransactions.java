package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions for event processors. What a processor does beside handling events is mostly found to need no statement at
 * all (see {@link QuietTokenStore}); such a transaction takes no connection, and tries none out. Those in which events
 * are handled are the program's ordinary ones. Thread-safe.
 */
public final class QuietTransactions {
    private final TransactionManager ordinary;
    private final DataSource lazy;
    private final TransactionTemplate withoutConnection;
    private final TransactionManager withoutStatements;
    private final DataSource inOrdinary;
    private final DataSource inLazy;

    QuietTransactions(DataSource dataSource, TransactionManager ordinary) {
        LazyConnectionDataSourceProxy proxy = new LazyConnectionDataSourceProxy();
        proxy.setTargetDataSource(dataSource);
        proxy.setDefaultAutoCommit(true);
        proxy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        this.ordinary = ordinary;
        this.lazy = proxy;
        JdbcTransactionManager quiet = new JdbcTransactionManager(proxy);
        this.withoutConnection = new TransactionTemplate(quiet);
        this.withoutStatements = new SpringTransactions(quiet);
        this.inOrdinary = new TransactionAwareDataSourceProxy(dataSource);
        this.inLazy = new TransactionAwareDataSourceProxy(proxy);
    }

    /** What a processor is built with. */
    public TransactionManager forProcessors() {
        return starting(ordinary);
    }

    /**
     * The same for a processor whose projection commits each batch by one statement, see {@link PendingToken}: the
     * transaction that Axon starts around it sends nothing either, unless the token is stored by the token store.
     */
    public TransactionManager forPendingTokens() {
        return starting(withoutStatements);
    }

    private TransactionManager starting(TransactionManager around) {
        return new TransactionManager() {
            @Override
            public Transaction startTransaction() {
                return around.startTransaction();
            }

            @Override
            public void executeInTransaction(Runnable task) {
                fetchInTransaction(() -> {
                    task.run();
                    return true;
                });
            }

            @Override
            public <T extends @Nullable Object> T fetchInTransaction(Supplier<T> supplier) {
                return TransactionSynchronizationManager.isActualTransactionActive()
                        ? supplier.get()
                        : withoutConnection.execute(status -> supplier.get());
            }
        };
    }

    /** For the token store: takes part in whichever kind is under way. */
    ConnectionProvider connections() {
        return this::connection;
    }

    private Connection connection() throws SQLException {
        boolean quiet = TransactionSynchronizationManager.hasResource(lazy);
        return Objects.requireNonNull((quiet ? inLazy : inOrdinary).getConnection());
    }
}
