package dev.guildhall.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.GuildhallEvent;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom, and how things are called. */
class HouseTest {
    private static final String ROOT = "dev.guildhall";
    private static final List<String> SIDES = List.of("command", "query", "bot", "push");
    private static final List<String> BANNED_SUFFIXES =
            List.of("Manager", "Helper", "Helpers", "Util", "Utils", "DTO", "Dto", "Handler", "Impl");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events",
                "door",
                "eventlog",
                "embedded",
                "simulator",
                "command",
                "query",
                "bot",
                "push",
                "panel",
                "allinone",
                "ops"
            })
    void seesEveryRoom(String room) {
        assertThat(HOUSE.stream().anyMatch(c -> c.getPackageName().startsWith(ROOT + "." + room)))
                .as("a rule about a room that is not there would always hold")
                .isTrue();
    }

    @Nested
    class WhoMayKnowWhom {
        @ParameterizedTest
        @ValueSource(strings = {"command", "query", "bot", "push"})
        void sidesDoNotKnowOneAnother(String side) {
            String[] others = SIDES.stream()
                    .filter(other -> !other.equals(side))
                    .map(other -> ROOT + "." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + side + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("sides agree on events and on the wire, never on each other's code")
                    .check(HOUSE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"command", "query", "bot", "push", "eventlog", "door", "embedded", "simulator", "ops"})
        void onlyTheAllInOneKnowsEverybody(String room) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + ".allinone..")
                    .check(HOUSE);
        }

        @Test
        void eventsKnowNobody() {
            classes()
                    .that()
                    .resideInAPackage(ROOT + ".events..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            ROOT + ".events..", "java..", "tools.jackson..", "com.google.re2j..", "org.jspecify..")
                    .because("the stored language outlives every framework")
                    .check(HOUSE);
        }

        @Test
        void botAndPushDoNotTouchTheLog() {
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT + ".bot..", ROOT + ".push..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + ".eventlog..", "java.sql..", "org.axonframework..")
                    .because("they read through the query side and write through the command side")
                    .check(HOUSE);
        }

        @Test
        void thePanelIsAPageAndKnowsNobody() {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".panel..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".panel.."))))
                    .because("it speaks to the program by HTTP and sockets, as any other panel")
                    .check(HOUSE);
        }

        @Test
        void serversAndSimulatorNeedNoSpring() {
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT + ".embedded..", ROOT + ".simulator..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "org.axonframework..")
                    .because("they start before the contexts and stop after them")
                    .check(HOUSE);
        }

        @Test
        void theOperatorsCommandLineKnowsNobody() {
            classes()
                    .that()
                    .resideInAPackage(ROOT + ".ops..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(ROOT + ".ops..", "java..", "tools.jackson..", "picocli..", "org.jspecify..")
                    .because("it runs on machines where nothing else is, and must not do what the HTTP API does not")
                    .check(HOUSE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"command", "query", "bot", "push", "simulator"})
        void featuresAreFreeOfCycles(String room) {
            slices().matching(ROOT + "." + room + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(HOUSE);
        }
    }

    @Nested
    class HowThingsAreCalled {
        @Test
        void noClassHidesBehindAnEmptyWord() {
            List<String> offenders = HOUSE.stream()
                    .map(c -> c.getSimpleName())
                    .filter(name -> BANNED_SUFFIXES.stream().anyMatch(name::endsWith))
                    .toList();
            assertThat(offenders).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"common", "core", "util", "utils", "helper", "misc", "shared"})
        void noPackageIsADrawer(String drawer) {
            noClasses().should().resideInAPackage(ROOT + ".." + drawer + "..").check(HOUSE);
        }

        @Test
        void everyEventIsInTheCatalogue() {
            List<String> events = HOUSE.stream()
                    .filter(c -> c.isAssignableTo(GuildhallEvent.class) && !c.isInterface())
                    .map(c -> c.getName())
                    .toList();
            assertThat(events)
                    .containsExactlyInAnyOrderElementsOf(
                            EventCatalogue.all().stream().map(Class::getName).toList());
        }
    }
}
