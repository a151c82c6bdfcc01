package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.contract.access.Place;
import dev.guildhall.contract.access.Role;
import dev.guildhall.contract.access.Rule;
import dev.guildhall.contract.access.Verdict;
import dev.guildhall.contract.openapi.OpenApiDocument;
import dev.guildhall.contract.route.MappedRoute;
import dev.guildhall.contract.route.MappedRoutes;
import dev.guildhall.contract.route.Route;
import dev.guildhall.contract.route.RouteRow;
import dev.guildhall.contract.route.RouteRow.Field;
import dev.guildhall.contract.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the program × everybody who may knock × every kind of guild, against the declared table. */
@Shares(Layout.ONE_PROCESS)
final class AccessMatrixE2E extends Scene {
    private static final RouteTable TABLE = RouteTable.load();

    @BeforeAll
    static void signIn() {
        Cast.in(SharedInstallation.ONE_PROCESS.get()).openToRoles();
        for (Role role : Role.values()) {
            Cast.in(SharedInstallation.ONE_PROCESS.get()).signInAgain(role);
        }
    }

    @AfterAll
    static void takeBack() {
        Cast.in(SharedInstallation.ONE_PROCESS.get()).closeToRoles();
    }

    private Cast cast() {
        return Cast.in(installation());
    }

    /** Those of the controllers, twins for panels included, and those of the platform. */
    static Stream<Route> routes() {
        Stream<Route> mapped = MappedRoutes.onClassPath().stream().map(MappedRoute::route);
        Stream<Route> platform =
                TABLE.rows().stream().filter(row -> row.is(Field.PLATFORM)).map(RouteRow::route);
        return Stream.concat(mapped, platform);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void opensToThoseWhomItsRowNamesAndToNobodyElse(Route route) {
        RouteRow row =
                TABLE.row(route).orElseThrow(() -> new AssertionError(route + " has no row in " + RouteTable.PLACE));
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Set<String> refusals = new TreeSet<>();
            for (Place place : Knock.concernsGuild(row) ? Place.values() : new Place[] {Place.OWN}) {
                Knock answer = knock(route, row, role, place);
                Verdict expected = row.access().verdict(role, place);
                if (answer.verdict() != expected || answer.status() >= 500) {
                    wrong.add("%s in a guild %s: expected %s, but %s".formatted(role, place, expected, answer));
                }
                if (OpenApiDocument.isDocumented(route)) {
                    wrong.addAll(answer.faults(ApiExamplesE2E.OPEN_API, route));
                }
                if (expected == Verdict.FORBIDDEN && Rule.GUILD_READ.verdict(role, place) != Verdict.IN) {
                    refusals.add(answer.withoutGuild(cast().guild(place)));
                }
            }
            if (refusals.size() > 1) {
                wrong.add("%s can tell guilds apart by their refusals: %s".formatted(role, refusals));
            }
        }
        assertThat(wrong).as("%s, declared %s", route, row.access()).isEmpty();
    }

    private Knock knock(Route route, RouteRow row, Role role, Place place) {
        Knock.Request request = new Knock.Request(installation().commandUrl(), route, row, cast().guild(place));
        var headers = row.is(Field.SIGNS_OUT) ? cast().headers(role, cast().token(role)) : cast().headers(role);
        Knock answer = request.with(headers, Knock.probe(row));
        if (row.is(Field.SIGNS_OUT)) {
            cast().signInAgain(role);
        }
        return answer;
    }

    @Test
    void thePlatformServesNothingThatHasNoRow() {
        Set<String> declared = new TreeSet<>();
        routes().forEach(route -> declared.add(route.path().replaceAll("\\{\\*?[^}]*}", "*")));
        Set<String> served = new TreeSet<>();
        installation()
                .panel(null)
                .get("/actuator")
                .body()
                .path("_links")
                .forEach(link -> served.add(java.net
                        .URI
                        .create(link.path("href").asText().replaceAll("\\{\\*?[^}]*}", "*"))
                        .getPath()));

        assertThat(served).isNotEmpty().isSubsetOf(declared);
    }
}
