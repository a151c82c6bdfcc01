package dev.guildhall.bot.effect;

import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.Message;

/** Something about a message of the bot by which it is found again. */
@FunctionalInterface
public interface Mark {
    boolean isOn(Message message);

    /** Whether no message about anything else has it: then one too many is taken back. */
    default boolean onlyOne() {
        return true;
    }

    /** A button, or a select, of which nothing but that custom id is known. */
    static Mark component(String customId) {
        return message -> message.getComponentTree()
                        .find(Button.class, button -> customId.equals(button.getCustomId()))
                        .isPresent()
                || message.getComponentTree()
                        .find(StringSelectMenu.class, select -> customId.equals(select.getCustomId()))
                        .isPresent();
    }

    /** A file whose name begins so. */
    static Mark file(String beginning) {
        return message -> message.getAttachments().stream()
                .anyMatch(file -> file.getFileName().startsWith(beginning));
    }

    /** One or the other. */
    default Mark or(Mark other) {
        return message -> isOn(message) || other.isOn(message);
    }
}
