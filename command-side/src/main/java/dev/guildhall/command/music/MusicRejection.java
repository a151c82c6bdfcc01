package dev.guildhall.command.music;

import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemType;

/** Why the queue stays as it is. */
public sealed interface MusicRejection extends Rejection {
    /** The guild has the module switched off. */
    record ModuleOff() implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.MODULE_OFF, "The music module is switched off in this guild");
        }
    }

    /** Members request and vote elsewhere. */
    record OtherChannel(String channelId) implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.OTHER_CHANNEL, "Music is requested in another channel of this guild")
                    .with("channelId", channelId);
        }
    }

    record QueueFull(int limit) implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.QUEUE_FULL, "The queue takes no more than %d tracks".formatted(limit))
                    .with("limit", limit);
        }
    }

    record TooManyTracks(int limit) implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.TOO_MANY_TRACKS, "The member has %d tracks in the queue".formatted(limit))
                    .with("limit", limit);
        }
    }

    record QueueEmpty() implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.QUEUE_EMPTY, "There is nothing in the queue");
        }
    }

    /** The queue has no such track, or not any more. */
    record UnknownTrack() implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_FOUND, "There is no such track in the queue");
        }
    }

    /** Only the first one can be skipped, and this one is not. */
    record NotFirst() implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.TRACK_NOT_FIRST, "The track is not the first of the queue");
        }
    }

    record NotDj() implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_DJ, "Only a DJ may do this");
        }
    }

    /** Whoever does not hear the track has no say in it. */
    record NotListening() implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.NOT_LISTENING, "The member is not where the track is listened to");
        }
    }

    /** @param needed how many votes it takes, by how many listen now */
    record AlreadyVoted(int votes, int needed) implements MusicRejection {
        @Override
        public Problem problem() {
            return Problem.of(ProblemType.ALREADY_VOTED, "The member has voted to skip this track")
                    .with("votes", votes)
                    .with("needed", needed);
        }
    }
}
