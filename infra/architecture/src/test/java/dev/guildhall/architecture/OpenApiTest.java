package dev.guildhall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.contract.DocumentFile;
import dev.guildhall.contract.openapi.OpenApiDocument;
import dev.guildhall.contract.route.MappedRoutes;
import dev.guildhall.contract.route.RouteTable;
import dev.guildhall.contract.validation.References;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The OpenAPI document is what follows from controllers, rows and types. */
class OpenApiTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "openapi.yaml");
    private static final String HEAD =
            "# Made from the controllers and from " + RouteTable.PLACE + "*.yaml; rewrite it with:\n"
                    + "# mvn -pl infra/architecture -am test -Dtest=OpenApiTest -Dguildhall.write=true -Dsurefire.failIfNoSpecifiedTests=false\n";

    @Test
    void isUpToDate() {
        String document = HEAD + DocumentFile.dump(OpenApiDocument.of(RouteTable.load(), MappedRoutes.onClassPath()));
        if (DocumentFile.WRITING) {
            DocumentFile.write(DOCUMENT, document);
        }
        assertThat(DocumentFile.text(DOCUMENT))
                .as("%s is stale; its first lines say how it is rewritten", DOCUMENT)
                .isEqualTo(document);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(References.dangling(DocumentFile.read(DOCUMENT))).isEmpty();
    }
}
