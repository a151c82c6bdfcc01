package dev.guildhall.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.guildhall.contract.access.Rule;
import dev.guildhall.contract.route.MappedRoute;
import dev.guildhall.contract.route.MappedRoutes;
import dev.guildhall.contract.route.Route;
import dev.guildhall.contract.route.RouteRow.Field;
import dev.guildhall.contract.route.RouteTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every route is declared with who may use it, before anybody starts the program. */
class RoutesTest {
    private static final RouteTable TABLE = RouteTable.load();
    private static final List<MappedRoute> MAPPED = MappedRoutes.onClassPath();

    @Nested
    class WhenARouteIsAdded {
        @Test
        void itHasARow() {
            String missing = MAPPED.stream()
                    .map(MappedRoute::route)
                    .filter(route -> !route.isTwin() && TABLE.row(route).isEmpty())
                    .map(RoutesTest::template)
                    .collect(Collectors.joining());

            assertThat(missing)
                    .as("Routes without a row. Add to the feature's file in %s:%n%s", RouteTable.PLACE, missing)
                    .isEmpty();
        }

        @Test
        void itsTwinForPanelsBelongsToARouteThatIsThere() {
            Set<String> plain = MAPPED.stream()
                    .map(MappedRoute::route)
                    .filter(route -> !route.isTwin())
                    .map(Route::toString)
                    .collect(Collectors.toSet());
            assertThat(MAPPED.stream().map(MappedRoute::route).filter(Route::isTwin))
                    .isNotEmpty()
                    .allSatisfy(
                            route -> assertThat(plain).contains(route.plain().toString()));
        }

        @Test
        void itsRuleMatchesTheDoorThatItsPathGoesThrough() {
            assertThat(TABLE.rows())
                    .allSatisfy(row -> assertThat(row.access())
                            .as("%s", row.route())
                            .matches(rule ->
                                    rule.isInternal() == row.route().path().startsWith("/internal/"))
                            .matches(rule -> (rule == Rule.OPERATOR)
                                    == (row.route().path().startsWith("/api/ops/")
                                            || row.route().path().startsWith("/api/admin/"))));
        }

        @Test
        void itIsAControllers() {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "org\\.springframework\\.web\\.servlet\\.function\\.Router.*|org\\.springframework\\.web\\.HttpRequestHandler|jakarta\\.servlet\\.http\\.HttpServlet|jakarta\\.servlet\\.annotation\\.WebServlet")
                    .because("only the routes of controllers are found and held against the table")
                    .check(new ClassFileImporter()
                            .withImportOption(new ImportOption.DoNotIncludeTests())
                            .importPackages("dev.guildhall"));
        }
    }

    @Nested
    class WhenARouteIsRemoved {
        @Test
        void itsRowGoesWithIt() {
            Set<String> mapped =
                    MAPPED.stream().map(m -> m.route().plain().toString()).collect(Collectors.toSet());
            Set<String> left = TABLE.rows().stream()
                    .filter(row -> !row.is(Field.PLATFORM))
                    .map(row -> row.route().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            left.removeAll(mapped);

            assertThat(left)
                    .as("Rows in %s of routes that no controller has", RouteTable.PLACE)
                    .isEmpty();
        }
    }

    private static String template(Route route) {
        return """
                %s:
                  access: <one of %s>
                  summary: <what it does, in one line>
                """.formatted(route, List.of(Rule.values()));
    }
}
