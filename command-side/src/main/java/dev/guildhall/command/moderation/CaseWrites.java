package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.RepeatableCommand;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.guild.AskAccess;
import dev.guildhall.command.guild.AskModule;
import dev.guildhall.command.guild.ConfirmAccess;
import dev.guildhall.command.guild.ConfirmModule;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.command.identity.Ulid;
import dev.guildhall.command.moderation.CaseRejection.MemberProtected.Because;
import dev.guildhall.command.moderation.CaseRejection.ModuleOff;
import dev.guildhall.command.moderation.CaseRejection.UnknownCase;
import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * How cases are opened and revoked, by panels and by moderators in Discord of whom the bot tells. Who may not is told so
 * before anything else is looked at. Thread-safe.
 */
public final class CaseWrites {
    private static final String CASE = "case";

    /** No guild comes to a billion. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Writes writes;
    private final CommandDoor door;
    private final CaseTexts texts;
    private final Clock clock;

    CaseWrites(Writes writes, CommandDoor door, CaseTexts texts, Clock clock) {
        this.writes = writes;
        this.door = door;
        this.texts = texts;
        this.clock = clock;
    }

    /** {@code If-Match} is about the configuration here, which decides what the guild does about warnings. */
    ResponseEntity<byte[]> open(String guildId, Map<String, @Nullable Object> body, Write write) {
        return carryOut(
                guildId,
                access(guildId, write),
                body,
                write,
                command -> {
                    ModerationModule module = confirmed(guildId, write);
                    CaseForm form = CaseForm.read(body);
                    return opening(guildId, command, form, ofThePanel(guildId, form.userId(), write), null, module);
                },
                command -> new ShowDecision(guildId, decision(command)));
    }

    ResponseEntity<byte[]> revoke(String guildId, String number, Map<String, @Nullable Object> body, Write write) {
        return carryOut(
                guildId,
                access(guildId, write),
                body,
                write,
                command -> {
                    ModerationModule module = confirmed(guildId, write.regardless());
                    return new RevokeCase(
                            guildId,
                            number(number),
                            write.asker().userId(),
                            EnumSet.allOf(ModeratorPermission.class),
                            CaseForm.reason(body),
                            module.logChannelId(),
                            clock.millis(),
                            null);
                },
                command -> new ShowCase(guildId, number(number)));
    }

    /** As the bot tells it. */
    ResponseEntity<byte[]> openInDiscord(String guildId, Map<String, @Nullable Object> body, Write write) {
        ModeratorForm by = ModeratorForm.read(body, CaseForm.FIELDS);
        CaseForm form = CaseForm.of(by.fields(), body);
        by.fields().check();
        Write theirs = write.as(write.asker().tellingOf(by.actor()));
        return carryOut(
                guildId,
                new AskModule(guildId, GuildModule.MODERATION),
                body,
                theirs,
                command -> opening(
                        guildId, command, form, by.against(form.userId()), by.channelId(), module(guildId, theirs)),
                command -> new ShowDecision(guildId, decision(command)));
    }

    /** As the bot tells it. */
    ResponseEntity<byte[]> revokeInDiscord(
            String guildId, String number, Map<String, @Nullable Object> body, Write write) {
        ModeratorForm by = ModeratorForm.read(body, Set.of(CaseForm.REASON));
        String reason = CaseForm.reason(by.fields());
        by.fields().check();
        int known = number(number);
        Write theirs = write.as(write.asker().tellingOf(by.actor()));
        return carryOut(
                guildId,
                new AskModule(guildId, GuildModule.MODERATION),
                body,
                theirs,
                command -> new RevokeCase(
                        guildId,
                        known,
                        by.moderatorId(),
                        by.permissions(),
                        reason,
                        module(guildId, theirs).logChannelId(),
                        clock.millis(),
                        null),
                command -> new ShowCase(guildId, known));
    }

    private OpenCase opening(
            String guildId,
            UUID commandId,
            CaseForm form,
            Standing by,
            @Nullable String channelId,
            ModerationModule module) {
        if (!module.isOn()) {
            throw new ProblemException(new ModuleOff().problem());
        }
        return new OpenCase(
                guildId,
                decision(commandId),
                form.kind(),
                form.userId(),
                by,
                form.reason(),
                form.lengthMillis(),
                channelId,
                module.terms(),
                clock.millis());
    }

    /**
     * Who may write in a guild may do everything there, but not against others who may: that is for administrators, and
     * against those for the owner. Roles are for Discord to compare, which refuses what the bot itself may not.
     */
    private Standing ofThePanel(String guildId, String userId, Write write) {
        String by = write.asker().userId();
        AccessLevel own = level(guildId, by, write);
        AccessLevel theirs = level(guildId, userId, write);
        Because because = null;
        if (by.equals(userId)) {
            because = Because.SELF;
        } else if (theirs == AccessLevel.OWNER) {
            because = Because.OWNER;
        } else if (theirs.mayWrite() && theirs.includes(own)) {
            because = Because.RANK;
        }
        return new Standing(by, EnumSet.allOf(ModeratorPermission.class), Optional.ofNullable(because), true);
    }

    private AccessLevel level(String guildId, String userId, Write write) {
        return door.record(new AskAccess(guildId, userId), AccessLevel.class, write)
                .view();
    }

    private ResponseEntity<byte[]> carryOut(
            String guildId,
            RepeatableCommand confirming,
            Object body,
            Write write,
            Function<UUID, ? extends RepeatableCommand> command,
            Function<UUID, ? extends RepeatableCommand> repeated) {
        return writes.carryOut(
                new Writes.Task<>(
                        confirming,
                        command,
                        repeated,
                        CaseView.class,
                        body,
                        view -> view,
                        answer -> texts.told(guildId, answer)),
                write);
    }

    /** Throws {@link dev.guildhall.command.dispatch.Rejected} when the giver may not. */
    private ModerationModule confirmed(String guildId, Write write) {
        return new ModerationModule(door.send(
                        new ConfirmModule(guildId, write.asker().userId(), GuildModule.MODERATION, List.of()),
                        ModuleConfiguration.class,
                        write)
                .view());
    }

    private ModerationModule module(String guildId, Write write) {
        return new ModerationModule(
                door.record(new AskModule(guildId, GuildModule.MODERATION), ModuleConfiguration.class, write)
                        .view());
    }

    private static ConfirmAccess access(String guildId, Write write) {
        return new ConfirmAccess(guildId, write.asker().userId(), null);
    }

    /** It follows from the command's, so a repetition opens no other case. */
    private static String decision(UUID commandId) {
        return "case:" + Ulid.of(CASE, commandId);
    }

    /** @throws ProblemException 404 when no case has such a number */
    static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new ProblemException(new UnknownCase().problem());
        }
        return Integer.parseInt(text);
    }
}
