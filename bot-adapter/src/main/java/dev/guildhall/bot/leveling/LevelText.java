package dev.guildhall.bot.leveling;

import dev.guildhall.bot.effect.Mark;
import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.events.config.ConfigLimits;
import dev.guildhall.events.config.Template;
import java.util.Map;
import net.dv8tion.jda.api.entities.Message;

/** What is said to a member who has come to a level. Nothing marks such a message but its words. */
record LevelText(String template, String text) implements Mark {
    private static final int MAX_NAME = 32;
    private static final int MAX_SERVER = 100;
    private static final String USER = "user";
    private static final String LEVEL = "level";

    static LevelText of(String template, String userId, String name, String server, int level) {
        String filled = Template.filled(
                template,
                Map.of(
                        USER,
                        "<@" + userId + ">",
                        "name",
                        PlainText.line(name, MAX_NAME),
                        "server",
                        PlainText.line(server, MAX_SERVER),
                        LEVEL,
                        Integer.toString(level)));
        return new LevelText(
                template,
                PlainText.fitting(filled.strip(), ConfigLimits.MAX_MESSAGE_LENGTH)
                        .strip());
    }

    @Override
    public boolean isOn(Message message) {
        return message.getContentRaw().strip().equals(text);
    }

    /** One that says neither who nor which level may be about any. */
    @Override
    public boolean onlyOne() {
        return template.contains("{" + USER + "}") && template.contains("{" + LEVEL + "}");
    }
}
