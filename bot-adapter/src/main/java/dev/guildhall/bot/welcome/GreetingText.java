package dev.guildhall.bot.welcome;

import dev.guildhall.bot.effect.Mark;
import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.events.config.ConfigLimits;
import dev.guildhall.events.config.Template;
import java.util.Map;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.Message;

/**
 * What is said to somebody or about them. Nothing marks such a message but its words, so it is known again by those; how
 * many members there are may have changed meanwhile.
 */
record GreetingText(String text, String userId) implements Mark {
    private static final int MAX_NAME = 32;
    private static final int MAX_SERVER = 100;

    /** A count of members is shorter, an id is longer. */
    private static final Pattern COUNT = Pattern.compile("(?<![0-9])[0-9]{1,10}(?![0-9])");

    static GreetingText of(String template, String userId, String name, String server, int memberCount) {
        String filled = Template.filled(
                template,
                Map.of(
                        "user", mention(userId),
                        "name", PlainText.line(name, MAX_NAME),
                        "server", PlainText.line(server, MAX_SERVER),
                        "memberCount", Integer.toString(memberCount)));
        return new GreetingText(PlainText.fitting(filled.strip(), ConfigLimits.MAX_MESSAGE_LENGTH), userId);
    }

    private static String mention(String userId) {
        return "<@" + userId + ">";
    }

    @Override
    public boolean isOn(Message message) {
        return comparable(message.getContentRaw()).equals(comparable(text));
    }

    /** One that names nobody may be anybody's. */
    @Override
    public boolean onlyOne() {
        return text.contains(mention(userId));
    }

    private static String comparable(String words) {
        return COUNT.matcher(words).replaceAll("#").strip();
    }
}
