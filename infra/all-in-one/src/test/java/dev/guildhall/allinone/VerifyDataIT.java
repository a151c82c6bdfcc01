package dev.guildhall.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.VerifyLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class VerifyDataIT {
    private static final String[] ARGUMENTS = {"--verify-log"};

    @TempDir
    private Path data = Path.of("");

    @Test
    void verifiesWhatAProgramHasLeftButNotBesideIt(CapturedOutput output) {
        try (RunningProgram program = RunningProgram.start(data)) {
            await().until(() -> program.bean(LogReader.class).head() > 0);

            assertThat(verify(data)).isEqualTo(VerifyLog.NOT_DONE);
            assertThat(output.getAll()).contains("NOT DONE", "in use");
        }
        assertThat(VerifyData.isAskedFor(ARGUMENTS)).isTrue();
        assertThat(verify(data)).isEqualTo(VerifyLog.INTACT);
        assertThat(output.getAll()).contains("INTACT:").doesNotContain("not put on record");
    }

    @Test
    void makesNoDataWhereThereIsNone() {
        Path nowhere = data.resolve("nowhere");

        assertThat(verify(nowhere)).isEqualTo(VerifyLog.NOT_DONE);
        assertThat(Files.exists(nowhere)).isFalse();
    }

    private static int verify(Path directory) {
        return VerifyData.run(Map.of("GUILDHALL_DATA_DIR", directory.toString()), ARGUMENTS);
    }
}
