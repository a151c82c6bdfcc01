package dev.guildhall.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    private Path folder;

    private List<String> lines(Path path) {
        List<String> lines = new ArrayList<>();
        Ledger.read(path, 2, words -> lines.add(String.join("|", words)));
        return lines;
    }

    @Test
    void countsAnUnfinishedLineAsNeverWritten() throws IOException {
        Path path = Files.writeString(folder.resolve("cut"), "sent 1\nheard \u00e9 2\nsent 2 an");

        assertThat(lines(path)).containsExactly("sent|1", "heard|\u00e9 2");
        assertThat(Ledger.count(path, "sent")).isOne();
    }

    @Test
    void goesOnAfterTheLastWholeLine() throws IOException {
        Path path = Files.writeString(folder.resolve("cut"), "sent 1\nsen");

        try (Ledger ledger = Ledger.open(path)) {
            ledger.write("sent", 3);
        }

        assertThat(lines(path)).containsExactly("sent|1", "sent|3");
    }

    @Test
    void hasNothingWhereNothingWasWritten() {
        assertThat(lines(folder.resolve("never"))).isEmpty();
    }
}
