package dev.guildhall.bot.help;

import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.interaction.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;

/** Commands as a member reads them, by module, in one answer however many there are. */
final class HelpPage {
    /** Discord shows 6,000 characters in one embed; titles and the panel's link need some. */
    static final int MAX_LENGTH = 5_000;

    /** Of a section that only names its commands. */
    private static final int MAX_NAMES_LENGTH = 1_000;

    private static final String ELLIPSIS = "…";

    private final Wording wording;

    HelpPage(Wording wording) {
        this.wording = wording;
    }

    /**
     * Commands that belong together.
     *
     * @param name of the module, or the word for those that belong to none
     * @param commands with their subcommands, by their own names: {@code music skip}; never empty
     */
    record Section(String name, List<String> commands) {
        Section {
            commands = List.copyOf(commands);
        }
    }

    /**
     * What they do stands there as long as there is room for it; of what has no room the names alone do.
     *
     * @param panelUrl {@code null} where there is none to be told
     */
    MessageEmbed of(List<Section> sections, @Nullable String panelUrl) {
        EmbedBuilder page = new EmbedBuilder()
                .setTitle(wording.say("help"))
                .setDescription(panelUrl == null ? null : wording.say("help-panel", panelUrl));
        int room = MAX_LENGTH;
        boolean shortened = false;
        for (Section section :
                sections.stream().limit(MessageEmbed.MAX_FIELD_AMOUNT).toList()) {
            String whole = joined(section, this::line);
            boolean fits = whole.length() <= Math.min(room / 2, MessageEmbed.VALUE_MAX_LENGTH);
            String text = fits ? whole : cut(joined(section, this::name), Math.min(room / 2, MAX_NAMES_LENGTH));
            shortened |= !fits;
            room -= text.length();
            page.addField(wording.say("help-of." + section.name()), text, false);
        }
        return page.setFooter(shortened ? wording.say("help-more") : null).build();
    }

    private static String joined(Section section, Function<String, String> text) {
        return section.commands().stream().map(text).collect(Collectors.joining("\n"));
    }

    private String line(String command) {
        return wording.say("help-line", wording.commandName(command), wording.commandDescription(command));
    }

    private String name(String command) {
        return wording.say("help-name", wording.commandName(command));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        List<String> lines =
                new ArrayList<>(List.of(PlainText.fitting(text, most).split("\n", -1)));
        lines.set(lines.size() - 1, ELLIPSIS);
        return String.join("\n", lines);
    }
}
