package dev.guildhall.eventlog.parking;

import dev.guildhall.events.EventCatalogue;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Makes what projections go on with. Thread-safe. */
public final class Parkings {
    private final LetterTables tables;
    private final Letters letters;
    private final LetterList list;
    private final Savepoints savepoints;

    /** @param schema where the tables of dead letters are */
    public Parkings(DataSource dataSource, String schema) {
        this.tables = new LetterTables(dataSource, schema);
        this.letters = new Letters(tables, program());
        this.list = new LetterList(tables);
        this.savepoints = new Savepoints(dataSource);
    }

    /** For the one instance of that projection in this process. */
    public Parking of(String projection) {
        return new Parking(projection, letters, savepoints);
    }

    public Letters letters() {
        return letters;
    }

    public LetterTables tables() {
        return tables;
    }

    /** The same, to be looked at. */
    public LetterList list() {
        return list;
    }

    /** Changes whenever the program knows other events than before, which is when it may read what it could not. */
    private static String program() {
        String known = EventCatalogue.all().stream()
                .map(event -> EventCatalogue.typeOf(event) + '@' + EventCatalogue.revisionOf(event))
                .collect(Collectors.joining(","));
        return Integer.toHexString(known.hashCode());
    }
}
