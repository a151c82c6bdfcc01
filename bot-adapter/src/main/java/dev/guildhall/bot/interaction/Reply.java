package dev.guildhall.bot.interaction;

import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** What the user sees in the end. Nobody is ever mentioned by it, and nothing of a message that it replaces is left. */
public record Reply(boolean success, MessageEditData message) {
    public static Reply success(String text) {
        return new Reply(true, pingingNobody(new MessageEditBuilder().setContent(text)));
    }

    public static Reply success(String text, Button... buttons) {
        return new Reply(
                true,
                pingingNobody(new MessageEditBuilder().setContent(text).setComponents(ActionRow.of(List.of(buttons)))));
    }

    public static Reply success(MessageEmbed embed) {
        return new Reply(true, pingingNobody(new MessageEditBuilder().setEmbeds(embed)));
    }

    public static Reply success(MessageEmbed embed, List<Button> buttons) {
        MessageEditBuilder message = new MessageEditBuilder().setEmbeds(embed);
        if (!buttons.isEmpty()) {
            message.setComponents(ActionRow.of(buttons));
        }
        return new Reply(true, pingingNobody(message));
    }

    public static Reply file(String text, PackedFile file) {
        return new Reply(
                true, pingingNobody(new MessageEditBuilder().setContent(text).setFiles(file.upload())));
    }

    public static Reply failure(String text) {
        return new Reply(false, pingingNobody(new MessageEditBuilder().setContent(text)));
    }

    /** Said outright: JDA sends its default for new messages only, and this one is an edit of the deferral. */
    private static MessageEditData pingingNobody(MessageEditBuilder message) {
        return message.setAllowedMentions(List.of()).setReplace(true).build();
    }
}
