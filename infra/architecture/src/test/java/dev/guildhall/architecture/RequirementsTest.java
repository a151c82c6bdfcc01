package dev.guildhall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.contract.DocumentFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every requirement has its row, and every test that a row names exists in the sources. */
class RequirementsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "requirements.md");
    private static final Pattern ROW = Pattern.compile("\\| *([RWB][0-9]+) *\\|([^|]*)\\| *(\\S+) *\\|([^|]*)\\|");

    private record Row(String id, String state, String evidence) {}

    private static final List<Row> ROWS = rows();

    private static List<Row> rows() {
        return ROW.matcher(DocumentFile.text(DOCUMENT))
                .results()
                .map(row -> new Row(row.group(1), row.group(3), row.group(4).strip()))
                .toList();
    }

    @Test
    void everyRequirementHasOneRow() {
        List<String> expected = Stream.of(numbered("R", 41), numbered("W", 9), numbered("B", 12))
                .flatMap(ids -> ids)
                .toList();
        assertThat(ROWS).extracting(Row::id).containsExactlyElementsOf(expected);
    }

    @Test
    void everyRowIsShownOrSaysWhatItWaitsFor() {
        assertThat(ROWS).allSatisfy(row -> {
            assertThat(row.state()).as(row.id()).isIn("shown", "waits");
            assertThat(row.evidence()).as(row.id()).isNotEmpty();
            assertThat(tests(row).isEmpty())
                    .as("%s: %s", row.id(), row.evidence())
                    .isEqualTo(row.state().equals("waits"));
        });
    }

    @Test
    void everyTestThatIsNamedExists() {
        Set<String> missing = new TreeSet<>();
        for (Row row : ROWS) {
            for (String test : tests(row)) {
                if (!TestSources.have(test)) {
                    missing.add(row.id() + ": " + test);
                }
            }
        }
        assertThat(missing)
                .as("Tests that %s names and no source has", DOCUMENT)
                .isEmpty();
    }

    private static Stream<String> numbered(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }

    private static List<String> tests(Row row) {
        return TestSources.named(row.evidence());
    }
}
