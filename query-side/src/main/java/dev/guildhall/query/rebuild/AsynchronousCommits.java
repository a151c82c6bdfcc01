package dev.guildhall.query.rebuild;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that do not wait until the disk has them. Whoever commits after them and does wait, waits for them as well; a
 * crash of the data base takes back those that nobody has waited for, the newest first. Within another transaction the work is a
 * part of that one, which waits or does not. Thread-safe.
 */
final class AsynchronousCommits implements TransactionOperations {
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    AsynchronousCommits(DataSource dataSource, PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        boolean within = TransactionSynchronizationManager.isActualTransactionActive();
        return transactions.execute(status -> {
            if (!within) {
                jdbc.sql("SET LOCAL synchronous_commit = off").update();
            }
            return action.doInTransaction(status);
        });
    }

    void run(Runnable work) {
        executeWithoutResult(status -> work.run());
    }
}
