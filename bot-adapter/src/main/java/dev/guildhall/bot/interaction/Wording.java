package dev.guildhall.bot.interaction;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the bot says, in the language of whoever reads it; English where there is no translation. */
public final class Wording {
    private static final String BUNDLE = "dev.guildhall.bot.answers";

    /** Otherwise the machine's own locale would come before English. */
    private static final ResourceBundle.Control ENGLISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final String COMMANDS = "dev.guildhall.bot.commands";

    private final ResourceBundle texts;
    private final ResourceBundle commands;
    private final Locale locale;

    private Wording(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(BUNDLE, locale, ENGLISH_OTHERWISE);
        this.commands = ResourceBundle.getBundle(COMMANDS, locale, ENGLISH_OTHERWISE);
    }

    public static Wording in(Locale locale) {
        return new Wording(locale);
    }

    /** As a guild wants it; English if it does not say. */
    public static Wording inGuild(@Nullable String locale) {
        return new Wording(locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale));
    }

    /**
     * A command as it is typed.
     *
     * @param command with its subcommand, by their own names: {@code music skip}
     * @throws MissingResourceException for one that has no translation
     */
    public String commandName(String command) {
        String[] words = command.split(" ", -1);
        String name = commands.getString(words[0] + ".name");
        return words.length == 1 ? name : name + " " + commands.getString(key(command) + ".name");
    }

    /**
     * What it does, in a few words.
     *
     * @throws MissingResourceException for one that has no translation
     */
    public String commandDescription(String command) {
        return commands.getString(key(command) + ".description");
    }

    private static String key(String command) {
        return command.replace(' ', '.');
    }

    /**
     * The text with its places filled in.
     *
     * @throws MissingResourceException for a key that no bundle has
     */
    public String say(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }
}
