package dev.guildhall.command.dispatch;

import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionEvent;
import org.jspecify.annotations.Nullable;

/** A command of somebody who may have seen an older version of the aggregate, and may care. */
public interface ExpectingCommand extends RepeatableCommand {
    @Override
    String guildId();

    /**
     * The sequence number of the aggregate's last event that the giver has seen; {@code null} when the giver does not care
     * about what happened meanwhile.
     */
    @Nullable Long expectedSequence();

    /** The same command of somebody who has seen the aggregate's events up to {@code sequence}. */
    ExpectingCommand expecting(long sequence);

    /** Whether what the giver has seen is another one after that event of the aggregate. */
    default boolean concerns(GuildhallEvent event) {
        return !(event instanceof PermissionEvent) || event instanceof AccessChanged;
    }
}
