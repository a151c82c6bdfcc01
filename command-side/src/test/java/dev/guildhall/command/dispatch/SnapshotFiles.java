package dev.guildhall.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.SnapshotForm;
import dev.guildhall.events.shape.StoredShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The stored form of a snapshot. Whoever changes it takes the next revision, with files of its own. */
public record SnapshotFiles(SnapshotForm form) {
    public void assertShape() throws IOException {
        assertUnchanged("shapes", ".txt", StoredShape.of(form.state()));
    }

    /** @param json of a state that always comes of the same history */
    public void assertContent(String json) throws IOException {
        assertUnchanged("golden", ".json", json + "\n");
    }

    private void assertUnchanged(String folder, String suffix, String now) throws IOException {
        Path file = Path.of("src/test/resources", folder, form.type() + '.' + form.revision() + suffix);
        if (Boolean.getBoolean("guildhall.write") && !Files.exists(file)) {
            Files.writeString(file, now);
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .as("%s stays as it is; another form is the next revision in @SnapshotType", file)
                .isEqualTo(now);
    }
}
