package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.SnapshotForm;
import dev.guildhall.events.shape.StoredShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The form of a snapshot, held still like that of an event. Whoever changes it takes the next revision. */
class GuildSnapshotShapeTest {
    private static final String WRITE_NEW =
            "mvn -pl command-side -am test -Dtest=GuildSnapshotShapeTest -Dguildhall.write=true"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    private final SnapshotForm form = new GuildRepositoryConfiguration().guildSnapshotForm();

    private Path file(String folder, int revision, String suffix) {
        return Path.of("src/test/resources", folder, form.type() + '.' + revision + suffix);
    }

    @Test
    void keepsTheShapeOfItsRevision() throws IOException {
        String shape = StoredShape.of(form.state());
        Path file = file("shapes", form.revision(), ".txt");
        if (Boolean.getBoolean("guildhall.write") && !Files.exists(file)) {
            Files.writeString(file, shape);
        }

        assertThat(file).as("write it with: %s", WRITE_NEW).exists();
        assertThat(shape)
                .as(
                        "%s as it is declared now. A changed shape needs the next revision in @SnapshotType, a golden file"
                                + " and, by %s, a shape file of its own; this one stays as it is",
                        file, WRITE_NEW)
                .isEqualTo(Files.readString(file));
    }

    @Test
    void keepsTheFilesOfEveryRevision() {
        assertThat(IntStream.rangeClosed(1, form.revision()).boxed()).allSatisfy(revision -> {
            assertThat(file("shapes", revision, ".txt")).exists();
            assertThat(file("golden", revision, ".json")).exists();
        });
    }
}
