package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.contract.access.Place;
import dev.guildhall.contract.access.Role;
import dev.guildhall.contract.access.Rule;
import dev.guildhall.contract.openapi.OpenApiDocument;
import dev.guildhall.contract.route.Route;
import dev.guildhall.contract.route.RouteRow;
import dev.guildhall.contract.route.RouteRow.Field;
import dev.guildhall.contract.route.RouteTable;
import dev.guildhall.contract.validation.OpenApi;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document's examples, sent as they stand there, do what the document says. */
@Shares(Layout.ONE_PROCESS)
final class ApiExamplesE2E extends Scene {
    static final OpenApi OPEN_API = OpenApi.read(Path.of("..", "docs", "openapi.yaml"));

    private static final RouteTable TABLE = RouteTable.load();

    static Stream<Route> tried() {
        return TABLE.rows().stream()
                .filter(row -> row.text(Field.NOT_TRIED).isEmpty())
                .map(RouteRow::route)
                .filter(OpenApiDocument::isDocumented);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tried")
    void succeedsAndAnswersInTheDocumentedShape(Route route) {
        RouteRow row = TABLE.row(route).orElseThrow();
        Cast cast = Cast.in(installation());
        Role role = row.access() == Rule.OPERATOR ? Role.OPERATOR : Role.OWNER;
        Object example = row.get(Field.EXAMPLE);

        Knock answer = new Knock.Request(installation().commandUrl(), route, row, cast.guild(Place.OWN))
                .with(cast.headers(role, cast.token(role)), example);

        assertThat(row.statuses()).as("%s answers %s", route, answer).contains(answer.status());
        assertThat(answer.faults(OPEN_API, route)).as("%s", answer).isEmpty();
        if (example != null) {
            assertThat(OPEN_API.bodyFaults(route, Knock.json(example))).isEmpty();
        }
    }

    @Test
    void documentIsServedAsItIsCommitted() {
        Panel anybody = installation().panel(null);

        assertThat(Http.JSON.valueToTree(OPEN_API.document()).toString())
                .isEqualTo(anybody.get("/v3/api-docs").body().toString());
        assertThat(anybody.get("/swagger-ui.html").status()).isEqualTo(200);
    }
}
