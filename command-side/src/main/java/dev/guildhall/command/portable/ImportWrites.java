package dev.guildhall.command.portable;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.history.PastChanges;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.events.portable.PortableConfiguration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Has documents taken up. Thread-safe. */
final class ImportWrites {
    private static final String WAY = "import";

    private final Writes writes;
    private final PastChanges past;

    ImportWrites(Writes writes, PastChanges past) {
        this.writes = writes;
        this.past = past;
    }

    /** @throws dev.guildhall.door.problem.ProblemException 400 for what is no such document */
    ResponseEntity<byte[]> take(String guildId, Map<String, @Nullable Object> body, Write write) {
        ImportForm form = ImportForm.of(body, write);
        String reason = form.reason();
        Write reasoned = reason == null ? write : write.because(reason);
        ImportDocument command =
                new ImportDocument(guildId, write.asker().userId(), form.document(), form.mapping(), form.dryRun());
        AtomicReference<@Nullable UUID> kept = new AtomicReference<>();
        Writes.Task<ImportedConfiguration> task = new Writes.Task<>(
                command.changingNothing(),
                commandId -> command,
                commandId -> {
                    kept.set(commandId);
                    return command.changingNothing();
                },
                ImportedConfiguration.class,
                body,
                imported -> told(guildId, imported, kept.get()));
        return writes.carryOut(task, reasoned.as(write.asker().by(way(form.document()))));
    }

    /** Where it comes from, as the document says; nobody has checked that. */
    private static String way(PortableConfiguration document) {
        return "%s:%s@%d".formatted(WAY, document.guild().id(), document.version());
    }

    /** A repetition changes nothing any more: what the first one changed is in the log. */
    private ImportedConfiguration told(String guildId, ImportedConfiguration imported, @Nullable UUID commandId) {
        return commandId == null || imported.dryRun() || !imported.changes().isEmpty()
                ? imported
                : new ImportedConfiguration(
                        false,
                        past.carriedOut(guildId, commandId),
                        imported.ids(),
                        imported.dropped(),
                        imported.refused());
    }
}
