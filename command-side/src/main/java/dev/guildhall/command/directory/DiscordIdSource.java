package dev.guildhall.command.directory;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.config.ConfigReference;
import java.time.Duration;
import java.util.Collection;

/** Where the ids that a command names are looked up. */
@FunctionalInterface
public interface DiscordIdSource {
    /** For programs without a query side. */
    DiscordIdSource NONE = (guildId, named) -> {
        throw away();
    };

    /**
     * The guild's ids: known for some seconds if all that were named are among them, else asked for now. May block.
     *
     * @throws ProblemException 503 when they are unknown
     */
    DiscordIds of(String guildId, Collection<ConfigReference> named);

    /** Nobody can say whether there is such a channel or role. */
    static ProblemException away() {
        return new ProblemException(Problem.away(
                "Whether these channels and roles exist cannot be told at the moment", Duration.ofSeconds(2)));
    }
}
