package dev.guildhall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.contract.DocumentFile;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operations.md tells to do is rehearsed by tests that exist. */
class RunbookTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");
    private static final String REHEARSED = "Rehearsed by ";
    private static final Pattern CASE = Pattern.compile("(?s)\n### (?<title>[^\n]+)\n(?<text>.*?)(?=\n##)");

    /** @param text what to do */
    record Case(String title, String text) {
        String rehearsal() {
            int begin = text.indexOf(REHEARSED);
            return begin < 0 ? "" : text.substring(begin);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> cases() {
        return CASE.matcher(DocumentFile.text(DOCUMENT))
                .results()
                .map(found -> new Case(found.group("title"), found.group("text")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseIsRehearsedByTestsThatExist(Case known) {
        List<String> tests = TestSources.named(known.rehearsal());
        assertThat(tests).isNotEmpty().allMatch(TestSources::have);
    }

    @Test
    void theCasesThatComeForSureAreThere() {
        assertThat(cases().map(Case::title))
                .contains(
                        "A view lags",
                        "A guild waits as a dead letter",
                        "The log does not verify",
                        "Redis is gone",
                        "The disk is full",
                        "PostgreSQL fails over",
                        "Restore from a backup",
                        "Restore to a moment",
                        "Rolling upgrade",
                        "Secret rotation");
    }
}
