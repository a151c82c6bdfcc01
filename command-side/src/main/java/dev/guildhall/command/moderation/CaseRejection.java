package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import java.util.Locale;

/** Why nothing is decided about a member. */
public sealed interface CaseRejection extends Rejection {
    /** The guild has no such case. */
    record UnknownCase() implements CaseRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such case in this guild");
        }
    }

    /** The case has never come so far. */
    record UnknownDelivery() implements CaseRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such delivery");
        }
    }

    /** So many came after it that nothing can be done with it. */
    record CaseTooOld() implements CaseRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                    ProblemType.CASE_TOO_OLD,
                    "The case is not among the newest %d".formatted(CaseLimits.MAX_CASES_REMEMBERED));
        }
    }

    record AlreadyRevoked() implements CaseRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.CASE_REVOKED, "The case was revoked before");
        }
    }

    /** The guild has the module switched off. */
    record ModuleOff() implements CaseRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.MODULE_OFF, "The moderation module is switched off in this guild");
        }
    }

    record MissingPermission(ModeratorPermission permission) implements CaseRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.MISSING_PERMISSION, "The moderator lacks %s".formatted(permission))
                    .with("permission", permission.name());
        }
    }

    record MemberProtected(Because because) implements CaseRejection {
        enum Because {
            OWNER,
            SELF,
            BOT,
            /** The member stands as high as the moderator, or higher. */
            RANK
        }

        @Override
        public Problem problem() {
            return Problem.of(ProblemType.MEMBER_PROTECTED, "Against this member the moderator may do nothing")
                    .with("because", because.name().toLowerCase(Locale.ROOT));
        }
    }

    record NotMember() implements CaseRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_A_MEMBER, "Whoever is not in the guild can only be banned");
        }
    }
}
