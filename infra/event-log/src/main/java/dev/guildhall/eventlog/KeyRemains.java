package dev.guildhall.eventlog;

import javax.sql.DataSource;

/** What destroyed keys leave behind in the file of their table, which is small. */
public final class KeyRemains {
    private final RowRemains rows;

    KeyRemains(DataSource dataSource) {
        rows = new RowRemains(dataSource, "log.subject_key", "destroyed keys");
    }

    /**
     * Whether they are gone. While the table is written anew, nobody can seal or open anything.
     *
     * @see RowRemains#remove()
     */
    public boolean remove() {
        return rows.remove();
    }
}
