package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Why a ticket does not do what it is asked to. */
public sealed interface TicketRejection extends Rejection {
    /** The guild has no such ticket. */
    record UnknownTicket() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such ticket in this guild");
        }
    }

    /** Nobody has written in the ticket, as far as anybody noticed. */
    record NothingWritten() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "Nothing is written in this ticket");
        }
    }

    /** The guild has no such panel, or has made many since. */
    record UnknownPanel() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such panel in this guild");
        }
    }

    /** The ticket has never come so far. */
    record UnknownDelivery() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such delivery");
        }
    }

    /** It was closed so long ago that nothing can be done with it. */
    record TicketTooOld() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                    ProblemType.TICKET_TOO_OLD,
                    "The ticket is not among the %d that were closed last"
                            .formatted(TicketLimits.MAX_CLOSED_REMEMBERED));
        }
    }

    /** The guild has the module switched off. */
    record ModuleOff() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.MODULE_OFF, "The ticket module is switched off in this guild");
        }
    }

    /** @param open those that the member has, id and number of each */
    record TooManyOfMember(int limit, List<Map<String, Object>> open) implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                            ProblemType.TOO_MANY_OPEN, "The member has %d open tickets already".formatted(open.size()))
                    .with("scope", "member")
                    .with("limit", limit)
                    .with("open", open);
        }
    }

    record TooManyInGuild(int limit) implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                            ProblemType.TOO_MANY_OPEN,
                            "The guild has %d tickets already that are open, or still have a channel".formatted(limit))
                    .with("scope", "guild")
                    .with("limit", limit);
        }
    }

    record CoolingDown(Instant until) implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.COOLING_DOWN, "The member has opened a ticket a short while ago")
                    .with("until", until);
        }
    }

    record NotStaff() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_STAFF, "This is for those who look after tickets");
        }
    }

    record NotOpener() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_OPENER, "This is for the one who opened the ticket");
        }
    }

    record Closed() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.TICKET_CLOSED, "The ticket is closed");
        }
    }

    record NotClosed() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.TICKET_NOT_CLOSED, "The ticket is not closed");
        }
    }

    record ReopeningOff() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.REOPENING_OFF, "Tickets are not reopened in this guild");
        }
    }

    record TooManyParticipants() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                            ProblemType.TOO_MANY_PARTICIPANTS,
                            "A ticket has at most %d participants".formatted(TicketLimits.MAX_PARTICIPANTS))
                    .with("limit", TicketLimits.MAX_PARTICIPANTS);
        }
    }

    record TranscriptFull() implements TicketRejection {
        @Override
        public Problem problem() {
            return Problem.of(
                            ProblemType.TRANSCRIPT_FULL,
                            "A transcript holds at most %d messages".formatted(TicketLimits.MAX_MESSAGES))
                    .with("limit", TicketLimits.MAX_MESSAGES);
        }
    }
}
