package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.LogReplay;
import dev.guildhall.eventlog.parking.Letters;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.query.QuerySideConfiguration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All that rebuilds are carried out with.
 *
 * @param lazily what a rebuild does over again when it is lost
 * @param announce has everybody read a guild anew
 */
record Workshop(
        DataSource dataSource,
        LogReplay log,
        Letters letters,
        Rebuilds rebuilds,
        Versions versions,
        ShadowTables tables,
        LiveSnapshots snapshots,
        LivePosition live,
        Swap swap,
        AsynchronousCommits lazily,
        Budget budget,
        Consumer<String> announce,
        Steps steps) {
    static Workshop of(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Serializer tokenSerializer,
            LogReplay log,
            Budget budget,
            Consumer<String> announce,
            Steps steps) {
        Letters letters = new Parkings(dataSource, QuerySideConfiguration.SCHEMA).letters();
        LivePosition live = new LivePosition(dataSource, tokenSerializer);
        return new Workshop(
                dataSource,
                log,
                letters,
                new Rebuilds(dataSource),
                new Versions(dataSource),
                new ShadowTables(dataSource),
                new LiveSnapshots(transactions, live),
                live,
                new Swap(new TransactionTemplate(transactions), log, letters),
                new AsynchronousCommits(dataSource, transactions),
                budget,
                announce,
                steps);
    }

    /** @param madeIn the schema of what is to take the live view's place */
    Comparison comparison(RebuildableView view, String madeIn) {
        return view.isRemembered()
                ? new WrittenAtComparison(dataSource, view.tables().getFirst(), madeIn)
                : new HashComparison(dataSource, view, madeIn, snapshots);
    }

    /** Whether what differs is a fault, rather than what another version of the projection, or an operator, wants. */
    boolean mustBeEqual(RebuildableView view, Rebuild rebuild) {
        return !rebuild.acceptsDifferences()
                && versions.of(view.projection())
                        .filter(made -> made.version() == view.version())
                        .isPresent();
    }
}
