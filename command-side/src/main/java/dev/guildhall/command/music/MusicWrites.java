package dev.guildhall.command.music;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.guild.AskAccess;
import dev.guildhall.command.guild.AskModule;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.identity.Ulid;
import dev.guildhall.command.music.MusicView.Outcome;
import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * What members in Discord do with the queue of their guild, of which the bot tells. The guild is asked what it has
 * configured, and whether they may change that; everything else is for the queue to decide. Thread-safe.
 */
public final class MusicWrites {
    private static final String TRACK = "track";

    private final Writes writes;
    private final CommandDoor door;
    private final MusicTexts texts;
    private final Clock clock;

    MusicWrites(Writes writes, CommandDoor door, MusicTexts texts, Clock clock) {
        this.writes = writes;
        this.door = door;
        this.texts = texts;
        this.clock = clock;
    }

    /** Makes the command, once it is known who gives it and by which terms. */
    @FunctionalInterface
    private interface Step {
        MusicCommand of(MusicMember by, MusicTerms terms, UUID commandId);
    }

    ResponseEntity<byte[]> request(String guildId, Map<String, @Nullable Object> body, Write write) {
        MusicForm form = MusicForm.read(body, MusicForm.TEXT);
        String text = form.text();
        Step step = (by, terms, id) -> new RequestTrack(guildId, Ulid.of(TRACK, id), by, text, terms, clock.millis());
        return carryOut(
                guildId, body, form, step, id -> new ShowQueue(guildId, Outcome.REQUESTED, Ulid.of(TRACK, id)), write);
    }

    ResponseEntity<byte[]> skip(String guildId, Map<String, @Nullable Object> body, Write write) {
        MusicForm form = MusicForm.read(body, MusicForm.NUMBER, MusicForm.LISTENS, MusicForm.LISTENERS);
        int number = form.number();
        SkipTrack.Audience audience = form.audience();
        Step step = (by, terms, id) -> new SkipTrack(guildId, number, by, audience, terms);
        return carryOut(guildId, body, form, step, repeated(guildId, Outcome.SKIPPED), write);
    }

    ResponseEntity<byte[]> remove(String guildId, Map<String, @Nullable Object> body, Write write) {
        MusicForm form = MusicForm.read(body, MusicForm.NUMBER);
        int number = form.number();
        Step step = (by, terms, id) -> new RemoveTrack(guildId, number, by, terms);
        return carryOut(guildId, body, form, step, repeated(guildId, Outcome.REMOVED), write);
    }

    ResponseEntity<byte[]> move(String guildId, Map<String, @Nullable Object> body, Write write) {
        MusicForm form = MusicForm.read(body, MusicForm.NUMBER, MusicForm.PLACE);
        int number = form.number();
        int place = form.whole(MusicForm.PLACE, 1, MusicLimits.MAX_PLACE);
        Step step = (by, terms, id) -> new MoveTrack(guildId, number, place, by, terms);
        return carryOut(guildId, body, form, step, repeated(guildId, Outcome.MOVED), write);
    }

    ResponseEntity<byte[]> clear(String guildId, Map<String, @Nullable Object> body, Write write) {
        MusicForm form = MusicForm.read(body);
        Step step = (by, terms, id) -> new ClearQueue(guildId, by, terms);
        return carryOut(guildId, body, form, step, repeated(guildId, Outcome.CLEARED), write);
    }

    ResponseEntity<byte[]> volume(String guildId, Map<String, @Nullable Object> body, Write write) {
        MusicForm form = MusicForm.read(body, MusicForm.VOLUME);
        int volume = form.whole(MusicForm.VOLUME, 0, MusicLimits.MAX_VOLUME);
        Step step = (by, terms, id) -> new SetVolume(guildId, volume, by, terms);
        return carryOut(guildId, body, form, step, repeated(guildId, Outcome.VOLUME_SET), write);
    }

    private static Function<UUID, ShowQueue> repeated(String guildId, Outcome outcome) {
        return ignored -> new ShowQueue(guildId, outcome, null);
    }

    /** Throws 400 with all faults of the form before anybody is asked. */
    private ResponseEntity<byte[]> carryOut(
            String guildId,
            Map<String, @Nullable Object> body,
            MusicForm form,
            Step step,
            Function<UUID, ShowQueue> repeated,
            Write write) {
        form.fields().check();
        Write theirs = write.as(write.asker().tellingOf(form.actor()));
        return writes.carryOut(
                new Writes.Task<>(
                        new AskModule(guildId, GuildModule.MUSIC),
                        id -> step.of(
                                form.member(mayWrite(guildId, form.userId(), theirs)), terms(guildId, theirs), id),
                        repeated,
                        MusicView.class,
                        body,
                        view -> view,
                        answer -> texts.told(guildId, answer)),
                theirs);
    }

    private MusicTerms terms(String guildId, Write write) {
        return MusicTerms.of(door.record(new AskModule(guildId, GuildModule.MUSIC), ModuleConfiguration.class, write)
                .view());
    }

    private boolean mayWrite(String guildId, String userId, Write write) {
        return door.record(new AskAccess(guildId, userId), AccessLevel.class, write)
                .view()
                .mayWrite();
    }
}
