package dev.guildhall.query.rebuild;

import dev.guildhall.events.operation.ProjectionName;
import dev.guildhall.query.QuerySideProcess;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in live views. */
public final class ViewHashes {
    private ViewHashes() {}

    /** By table, of all rows with all columns, and how many they are. */
    public static Map<String, String> of(QuerySideProcess side, Collection<ProjectionName> projections) {
        JdbcClient jdbc = JdbcClient.create(side.bean(DataSource.class));
        Map<String, String> hashes = new TreeMap<>();
        for (ProjectionName projection : projections) {
            for (ViewTable table :
                    side.bean(RebuildDesk.class).view(projection.word()).tables()) {
                String rows =
                        "SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(r::text, ',' ORDER BY r::text)), '') FROM ";
                hashes.put(
                        table.name(),
                        jdbc.sql(rows + table.in(ShadowTables.LIVE) + " r")
                                .query(String.class)
                                .single());
            }
        }
        return hashes;
    }
}
