package dev.guildhall.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventsDocumentTest {
    static final String REWRITE = "mvn -pl events test -Dtest=EventsDocumentTest -Dguildhall.write=true";
    private static final String WRITE = "guildhall.write";

    @Test
    void everythingIsDescribedAndNothingElseIs() {
        Set<String> wanted = new TreeSet<>();
        EventCatalogue.all().forEach(event -> wanted.add(EventCatalogue.typeOf(event)));
        MetadataKeys.ALL.forEach(key -> wanted.add(EventsDocument.METADATA + key));

        assertThat(EventsDocument.described()).isEqualTo(wanted);
    }

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(EventsDocument.PAGE, EventsDocument.render());
        }

        assertThat(EventsDocument.PAGE).as("rewrite it with: %s", REWRITE).exists();
        assertThat(Files.readString(EventsDocument.PAGE))
                .as("events/EVENTS.md is stale; rewrite it with: %s", REWRITE)
                .isEqualTo(EventsDocument.render());
    }
}
