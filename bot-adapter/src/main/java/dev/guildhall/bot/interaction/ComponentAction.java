package dev.guildhall.bot.interaction;

import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import java.util.Optional;
import net.dv8tion.jda.api.modals.Modal;

/** What a button, a select or a modal does. Stateless and thread-safe: all it knows is in the custom id. */
public interface ComponentAction {
    /** The first two words of the custom ids that it answers: {@code giveaway:enter}. */
    String name();

    /**
     * Whether the answer takes the place of the message that was used, if that message is the member's alone; otherwise
     * the answer is one of its own.
     */
    default boolean inPlace() {
        return false;
    }

    /** A form to fill in, instead of an answer: Discord wants it at once, so this must not block. */
    default Optional<Modal> form(ComponentUse use) {
        return Optional.empty();
    }

    /**
     * Carries it out. The interaction is deferred already, so this may take a few seconds. Whether what the custom id
     * names is of this guild, is for the command side to say.
     *
     * @throws SideRefused answered with what was wrong
     * @throws SideAway answered with a request to try again later
     */
    Reply run(ComponentUse use);
}
