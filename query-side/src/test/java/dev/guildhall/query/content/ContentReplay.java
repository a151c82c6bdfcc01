package dev.guildhall.query.content;

import static org.awaitility.Awaitility.await;

import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/** Has a feature's view read the log from its beginning once more, and looks at what it makes of it. */
public final class ContentReplay {
    private final TestDatabase database;
    private final PooledStreamingEventProcessor processor;
    private final ContentProgress progress;

    /** @param feature what its beans are called by: {@code giveaway} */
    public ContentReplay(QuerySideProcess side, TestDatabase database, String feature) {
        this.database = database;
        this.processor =
                side.bean(feature + "Processor", ContentProcessor.class).processor();
        this.progress = side.bean(feature + "Progress", ContentProgress.class);
    }

    /** @param before statements that are run while nothing follows the log */
    public void replay(long end, String... before) throws SQLException {
        processor.shutDown();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE log.token_entry SET token = NULL, token_type = NULL WHERE processor_name = '"
                    + processor.getName() + "'");
            for (String sql : before) {
                statement.execute(sql);
            }
        }
        processor.start();
        await().until(() -> progress.watermark() >= end);
    }

    /** The first column of each row, as text. */
    public List<String> rows(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    public List<String> effects() throws SQLException {
        return rows("SELECT e::text FROM query.effect e ORDER BY effect_id");
    }
}
