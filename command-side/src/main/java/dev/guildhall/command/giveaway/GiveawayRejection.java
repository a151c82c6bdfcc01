package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.events.config.Violation;
import java.util.List;

/** Why a giveaway does not do what it is asked to. */
public sealed interface GiveawayRejection extends Rejection {
    /** The guild has no such giveaway. */
    record UnknownGiveaway() implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such giveaway in this guild");
        }
    }

    /** The guild has the module switched off. */
    record ModuleOff() implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.MODULE_OFF, "The giveaway module is switched off in this guild");
        }
    }

    record TooManyOpen() implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                    ProblemType.TOO_MANY_GIVEAWAYS,
                    "The guild has %d open giveaways already".formatted(GiveawayLimits.MAX_OPEN_PER_GUILD));
        }
    }

    /** @param status a word of {@link GiveawayStatus} */
    record NotActive(String status) implements GiveawayRejection {
        static NotActive in(GiveawayStatus status) {
            return new NotActive(status.name());
        }

        @Override
        public Problem problem() {
            return Problem.of(ProblemType.GIVEAWAY_NOT_ACTIVE, "The giveaway is not open")
                    .with("giveawayStatus", status);
        }
    }

    /** Asked by a deadline that is too early. */
    record NotDue() implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.CONFLICT, "The time of the giveaway has not come yet");
        }
    }

    record NotEnded(String status) implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.GIVEAWAY_NOT_ENDED, "Winners are replaced once the giveaway has ended")
                    .with("giveawayStatus", status);
        }
    }

    record NobodyLeft() implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOBODY_LEFT_TO_DRAW, "Everybody who took part has won before, or nobody did");
        }
    }

    /** Some of those to be replaced do not win. */
    record NotWinning(List<Violation> violations) implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.invalid(violations);
        }
    }

    record AlreadyEntered(int tickets) implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.ALREADY_ENTERED, "The member takes part already")
                    .with("tickets", tickets);
        }
    }

    record NotEntered() implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_ENTERED, "The member takes no part");
        }
    }

    record NotEligible(List<MissingRequirement> missing) implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_ELIGIBLE, "The member does not meet every requirement")
                    .with("missing", missing);
        }
    }

    record GiveawayFull() implements GiveawayRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                    ProblemType.GIVEAWAY_FULL,
                    "A giveaway takes at most %d entries, and %d tickets"
                            .formatted(GiveawayLimits.MAX_ENTRIES, GiveawayLimits.MAX_TICKETS));
        }
    }
}
