package dev.guildhall.e2e.fault;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.guild.RegisterGuild;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemTranslation;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.Asker;
import dev.guildhall.e2e.fault.Answer.Kind;
import dev.guildhall.eventlog.DuplicateCommand;
import dev.guildhall.eventlog.LogUnavailable;
import dev.guildhall.events.Actor;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The command door, and what its answers mean to a caller: failures are translated as the HTTP door would. */
final class Answers {
    private static final String TRACE = "0".repeat(32);
    private static final Duration REGISTER_AGAIN = Duration.ofMillis(100);

    private final CommandDoor door;
    private final ProblemTranslation problems;
    private final String process;

    Answers(CommandDoor door, ProblemTranslation problems, String process) {
        this.door = door;
        this.problems = problems;
        this.process = process;
    }

    String process() {
        return process;
    }

    /** Until it is registered; both processes may do so at once. */
    void register(String guildId) {
        RegisterGuild command = new RegisterGuild(guildId, "A guild", CommandsAtRandom.OWNER, Map.of());
        Asker system = new Asker("fault-program", Actor.system("fault-program"), true, "system");
        while (true) {
            try {
                door.record(command, Object.class, write(system, "register"));
                return;
            } catch (RuntimeException failure) {
                if (translate(failure) == null) {
                    throw failure;
                }
                Pause.of(REGISTER_AGAIN);
            }
        }
    }

    Answer give(Attempt attempt) {
        Asker owner =
                new Asker(attempt.command().by(), Actor.panel(attempt.command().by(), "Olivia"), false, "panel");
        try {
            long version = door.send(attempt.command(), Object.class, write(owner, attempt.id()), attempt.id())
                    .version();
            return new Answer(Kind.ACKNOWLEDGED, version, "");
        } catch (DuplicateCommand repeated) {
            return new Answer(Kind.REPEATED, repeated.lastPosition(), "");
        } catch (LogUnavailable away) {
            return Answer.of(away.outcomeUnknown() ? Kind.UNKNOWN : Kind.REFUSED, String.valueOf(away.getMessage()));
        } catch (Rejected no) {
            return Answer.of(
                    attempt.permitted() ? Kind.UNEXPECTED : Kind.REJECTED,
                    no.rejection().toString());
        } catch (ProblemException busy) {
            return Answer.of(Kind.CONFLICT, busy.problem().detail());
        } catch (RuntimeException failure) {
            // Reading may fail at any point of the way, so a caller cannot know how far his command came.
            return Answer.of(isAway(failure) ? Kind.UNKNOWN : Kind.UNEXPECTED, failure.toString());
        }
    }

    private boolean isAway(RuntimeException failure) {
        Problem problem = translate(failure);
        return problem != null && problem.type() == ProblemType.AWAY;
    }

    private @Nullable Problem translate(RuntimeException failure) {
        return problems.translate(failure);
    }

    private static Write write(Asker asker, String id) {
        return new Write(asker, new Correlation(id, TRACE), "as drawn", OptionalLong.empty(), null, "fault program");
    }
}
