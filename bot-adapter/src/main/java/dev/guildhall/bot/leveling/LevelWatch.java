package dev.guildhall.bot.leveling;

import java.util.Set;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.jspecify.annotations.Nullable;

/** Hears that members write, and nothing of what. Never blocks: Discord's events come on the thread that keeps the session. */
public final class LevelWatch implements EventListener {
    /** What people write themselves; Discord writes in their names when they join, boost and pin. */
    private static final Set<MessageType> WRITTEN = Set.of(MessageType.DEFAULT, MessageType.INLINE_REPLY);

    private final LevelTeller teller;

    LevelWatch(LevelTeller teller) {
        this.teller = teller;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof MessageReceivedEvent received && received.isFromGuild() && isByPerson(received)) {
            Member member = received.getMember();
            if (member != null) {
                teller.heard(new Heard(
                        member, received.getMessageId(), received.getChannel().getId(), threadOf(received)));
            }
        }
    }

    private static boolean isByPerson(MessageReceivedEvent received) {
        return !received.isWebhookMessage()
                && !received.getAuthor().isBot()
                && WRITTEN.contains(received.getMessage().getType());
    }

    private static @Nullable String threadOf(MessageReceivedEvent received) {
        return received.getChannel() instanceof ThreadChannel thread
                ? thread.getParentChannel().getId()
                : null;
    }
}
