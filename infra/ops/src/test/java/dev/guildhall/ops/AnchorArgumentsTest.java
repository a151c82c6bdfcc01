package dev.guildhall.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorArgumentsTest {
    private static final String LINK = "0f".repeat(32);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void takesThoseOfTheCommandLineAndOfAFile() throws IOException {
        Path file = Files.writeString(
                directory.resolve("anchors.jsonl"),
                "{\"position\":3,\"link\":\"%s\",\"recordedAt\":\"2026-01-01T00:00:00Z\"}\n\n".formatted(LINK));

        assertThat(AnchorArguments.in(List.of("17:" + LINK), file).toString())
                .isEqualTo(("[{\"position\":3,\"link\":\"%s\",\"recordedAt\":\"2026-01-01T00:00:00Z\"},"
                                + "{\"position\":17,\"link\":\"%s\"}]")
                        .formatted(LINK, LINK));
    }

    @Test
    void takesTheNewestOfALongFile() throws IOException {
        Path file = Files.writeString(
                directory.resolve("anchors.jsonl"),
                LongStream.rangeClosed(1, AnchorArguments.MAX_ANCHORS + 5)
                        .mapToObj(n -> "{\"position\":%d,\"link\":\"%s\"}\n".formatted(n, LINK))
                        .collect(Collectors.joining()));

        assertThat(AnchorArguments.in(null, file)).hasSize(AnchorArguments.MAX_ANCHORS);
        assertThat(AnchorArguments.in(null, file).get(0).path("position").asLong())
                .isEqualTo(6);
    }

    @Test
    void namesTheLineThatIsNone() throws IOException {
        Path file = Files.writeString(directory.resolve("anchors.jsonl"), "half a li");

        assertThatExceptionOfType(OpsFailure.class)
                .isThrownBy(() -> AnchorArguments.in(null, file))
                .withMessageContaining(file.toString());
    }
}
