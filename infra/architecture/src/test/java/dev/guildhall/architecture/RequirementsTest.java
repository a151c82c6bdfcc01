package dev.guildhall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.contract.DocumentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every requirement has its row, and every test that a row names exists in the sources. */
class RequirementsTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path DOCUMENT = Path.of("..", "docs", "requirements.md");
    private static final Pattern ROW = Pattern.compile("\\| *([RWB][0-9]+) *\\|([^|]*)\\| *(\\S+) *\\|([^|]*)\\|");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:\\.\\w+)*)`");
    private static final Path TESTS = Path.of("src", "test", "java");

    private record Row(String id, String state, String evidence) {}

    private static final List<Row> ROWS = rows();
    private static final Map<String, List<String>> SOURCES = sources();

    private static List<Row> rows() {
        return ROW.matcher(DocumentFile.text(DOCUMENT))
                .results()
                .map(row -> new Row(row.group(1), row.group(3), row.group(4).strip()))
                .toList();
    }

    /** By class; a name may occur in several modules. */
    private static Map<String, List<String>> sources() {
        Map<String, List<String>> sources = new HashMap<>();
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (file, attributes) -> file.toString().contains(TESTS.toString())
                        && file.toString().endsWith(".java"))) {
            files.forEach(file -> sources.computeIfAbsent(
                            file.getFileName().toString().replace(".java", ""), name -> new ArrayList<>())
                    .add(DocumentFile.text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
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
                if (!exists(test)) {
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
        return TEST.matcher(row.evidence()).results().map(test -> test.group(1)).toList();
    }

    private static boolean exists(String test) {
        String[] parts = test.split("\\.", -1);
        return SOURCES.getOrDefault(parts[0], List.of()).stream().anyMatch(source -> contains(source, parts));
    }

    /** A nested class is begun before its method; further than that the text is not read. */
    private static boolean contains(String source, String[] parts) {
        int place = 0;
        for (int i = 1; i < parts.length; i++) {
            boolean nested = Character.isUpperCase(parts[i].charAt(0));
            String declaration = nested ? "class " + parts[i] + " " : "void " + parts[i] + "(";
            place = source.indexOf(declaration, place);
            if (place < 0) {
                return false;
            }
        }
        return true;
    }
}
