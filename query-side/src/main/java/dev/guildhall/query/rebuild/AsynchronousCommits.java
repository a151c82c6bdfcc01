package dev.guildhall.query.rebuild;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that do not wait until the disk has them. Whoever commits after them and does wait, waits for them as well; a
 * crash of the data base takes back those that nobody has waited for, the newest first. Thread-safe.
 */
final class AsynchronousCommits {
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    AsynchronousCommits(DataSource dataSource, PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Carries the work out in one transaction.
     *
     * @throws IllegalStateException within another one, which would not wait either
     * @throws org.springframework.dao.DataAccessException when PostgreSQL is away
     */
    void run(Runnable work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the surrounding transaction is to wait for the disk");
        }
        transactions.executeWithoutResult(status -> {
            jdbc.sql("SET LOCAL synchronous_commit = off").update();
            work.run();
        });
    }
}
