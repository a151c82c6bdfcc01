package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.query.parking.Letters;
import dev.guildhall.query.parking.Parkings;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.transaction.support.TransactionOperations;

/**
 * All that rebuilds are carried out with.
 *
 * @param announce has everybody read a guild anew
 */
record Workshop(
        DataSource dataSource,
        LogReplay log,
        Letters letters,
        Rebuilds rebuilds,
        Versions versions,
        ShadowTables tables,
        Comparison comparison,
        LivePosition live,
        Swap swap,
        Budget budget,
        Consumer<String> announce,
        Steps steps) {
    static Workshop of(
            DataSource dataSource,
            TransactionOperations transactions,
            Serializer tokenSerializer,
            LogReplay log,
            Budget budget,
            Consumer<String> announce,
            Steps steps) {
        Letters letters = new Parkings(dataSource).letters();
        return new Workshop(
                dataSource,
                log,
                letters,
                new Rebuilds(dataSource),
                new Versions(dataSource),
                new ShadowTables(dataSource),
                new Comparison(dataSource),
                new LivePosition(dataSource, tokenSerializer),
                new Swap(transactions, log, letters),
                budget,
                announce,
                steps);
    }
}
