package dev.guildhall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.contract.DocumentFile;
import dev.guildhall.contract.asyncapi.AsyncApiDocument;
import dev.guildhall.contract.asyncapi.AsyncTable;
import dev.guildhall.contract.route.SocketTable;
import dev.guildhall.contract.validation.References;
import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.events.wire.Channel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document is what follows from channels, keys, events and their types, and none of them is left out. */
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.yaml");
    private static final String HEAD = "# Made from the channels, the records and from " + AsyncTable.PLACE
            + "; rewrite it with:\n"
            + "# mvn -pl infra/architecture -am test -Dtest=AsyncApiTest -Dguildhall.write=true -Dsurefire.failIfNoSpecifiedTests=false\n";

    /** Its constants are the names of all events that panels are told. */
    private static final String EVENT_NAMES = "dev.guildhall.push.room.EventName";

    private static final AsyncTable TABLE = AsyncTable.load();

    @Test
    void isUpToDate() {
        String document = HEAD + DocumentFile.dump(AsyncApiDocument.of(TABLE, SocketTable.load()));
        if (DocumentFile.WRITING) {
            DocumentFile.write(DOCUMENT, document);
        }
        assertThat(DocumentFile.text(DOCUMENT))
                .as("%s is stale; its first lines say how it is rewritten", DOCUMENT)
                .isEqualTo(document);
    }

    @Test
    void everyChannelHasARow() {
        assertThat(TABLE.channels().keySet())
                .as("Channels of Redis. Each needs a row (summary) under 'channels' in %s", AsyncTable.PLACE)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Channel.values())
                        .map(Channel::channelName)
                        .toList());
    }

    @Test
    void everyKeyHasARow() {
        assertThat(TABLE.keys().keySet())
                .as("Keys of Redis. Each needs a row (address, summary, payload) under 'keys' in %s", AsyncTable.PLACE)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CacheKey.class.getDeclaredMethods())
                        .filter(method ->
                                Modifier.isStatic(method.getModifiers()) && method.getReturnType() == String.class)
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void everyEventHasARow() throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (Field field : Class.forName(EVENT_NAMES).getFields()) {
            names.add(String.valueOf(field.get(null)));
        }
        assertThat(TABLE.events().keySet())
                .as(
                        "Events that panels are told. Each needs a row (summary, payload) under 'events' in %s",
                        AsyncTable.PLACE)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(References.dangling(DocumentFile.read(DOCUMENT))).isEmpty();
    }
}
