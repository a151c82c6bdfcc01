package dev.guildhall.bot.discord;

import dev.guildhall.bot.shard.Tenure;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;

/**
 * Lets nothing of Discord's in once the shards are somebody else's: a process that stood still finds in its socket what
 * another one has heard meanwhile. Log lines of listeners name the shard.
 */
final class HeldEvents extends InterfacedEventManager {
    private final Tenure tenure;

    HeldEvents(Tenure tenure) {
        this.tenure = tenure;
    }

    @Override
    public void handle(GenericEvent event) {
        boolean ofThisProcess = event instanceof ShutdownEvent || event instanceof HttpRequestEvent;
        if (ofThisProcess || tenure.mayAct()) {
            ShardLog.of(event.getJDA()).during(() -> super.handle(event));
        }
    }
}
