package dev.guildhall.query.parking;

import dev.guildhall.events.EventCatalogue;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Makes what projections go on with. Thread-safe. */
public final class Parkings {
    private final Letters letters;
    private final LetterList list;
    private final Savepoints savepoints;

    public Parkings(DataSource dataSource) {
        this.letters = new Letters(dataSource, program());
        this.list = new LetterList(dataSource);
        this.savepoints = new Savepoints(dataSource);
    }

    /** For the one instance of that projection in this process. */
    public Parking of(String projection) {
        return new Parking(projection, letters, savepoints);
    }

    public Letters letters() {
        return letters;
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
