package dev.guildhall.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.guildhall.contract.route.SocketTable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every event that a client of a socket may send is declared with who may send it. */
class SocketEventsTest {
    /** The one class that listens for events; its constants are their names. */
    private static final String LISTENING = "dev.guildhall.push.connection.SocketRequests";

    @Test
    void everyEventHasARowAndEveryRowAnEvent() throws ReflectiveOperationException {
        assertThat(SocketTable.load().keySet())
                .as(
                        "Events that a client may send. Each needs a row (access, summary, example) in %s",
                        SocketTable.PLACE)
                .containsExactlyInAnyOrderElementsOf(events());
    }

    @Test
    void nobodyElseListensForEvents() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(LISTENING)
                .should()
                .callMethodWhere(target(nameMatching("addEventListener|addMultiTypeEventListener|addOnEvent.*")))
                .because("the events that " + LISTENING + " names are held against the table")
                .check(new ClassFileImporter().importPackages("dev.guildhall.push"));
    }

    private static List<String> events() throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        for (Field field : Class.forName(LISTENING).getDeclaredFields()) {
            if (field.getType() == String.class && Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                names.add(String.valueOf(field.get(null)));
            }
        }
        return names;
    }
}
