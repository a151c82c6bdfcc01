package dev.guildhall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.OfGuild;
import dev.guildhall.events.OfInstallation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that changes anything leads to events that the timeline of a guild tells in a sentence. */
class CommandsInHistoryTest {
    private static final String SENTENCES = "dev.guildhall.query.history.summaries";

    /** What commands that only ask begin with. */
    private static final List<String> QUESTIONS = List.of("Ask", "Show", "Confirm");

    static final JavaClasses SIDE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.guildhall.command", "dev.guildhall.events");

    static Stream<JavaMethod> decisions() {
        return SIDE.stream()
                .flatMap(one -> one.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(CommandHandler.class));
    }

    static JavaClass command(JavaMethod decision) {
        return decision.getRawParameterTypes().getFirst();
    }

    static boolean asks(JavaMethod decision) {
        return QUESTIONS.stream().anyMatch(command(decision).getSimpleName()::startsWith);
    }

    @Test
    void thereAreCommands() {
        assertThat(decisions()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void leadsToEntriesUnlessItOnlyAsks(JavaMethod decision) {
        Set<Class<?>> events = eventsMadeFrom(decision);
        assertThat(events.isEmpty())
                .as("%s makes %s", command(decision).getSimpleName(), events)
                .isEqualTo(asks(decision));
        for (Class<?> event : events) {
            assertThat(isTold(event))
                    .as("%s has a sentence in %s", event, SENTENCES)
                    .isTrue();
        }
    }

    /** What concerns persons or the installation, and no guild, is told to operators. */
    private static boolean isTold(Class<?> event) {
        if (OfInstallation.class.isAssignableFrom(event)) {
            return true;
        }
        try {
            return OfGuild.class.isAssignableFrom(event)
                    && !ResourceBundle.getBundle(SENTENCES, Locale.ROOT)
                            .getString(EventCatalogue.typeOf(event))
                            .isEmpty();
        } catch (MissingResourceException e) {
            return false;
        }
    }

    private static Set<Class<?>> eventsMadeFrom(JavaMethod decision) {
        Set<Class<?>> catalogue = Set.copyOf(EventCatalogue.all());
        return Calls.from(decision).stream()
                .filter(JavaCodeUnit::isConstructor)
                .map(made -> made.getOwner().reflect())
                .filter(catalogue::contains)
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Class::getName))));
    }
}
