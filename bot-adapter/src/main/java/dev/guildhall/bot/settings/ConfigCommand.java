package dev.guildhall.bot.settings;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.history.ChangeListing;
import dev.guildhall.bot.history.RevertDialog;
import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Occasion;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.CommandSide;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.wire.GuildConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.jspecify.annotations.Nullable;

/** {@code /config}: the settings in effect, changing one, what was changed, and going back. */
public final class ConfigCommand implements SlashCommand {
    static final String NAME = "config";
    static final String SHOW = NAME + " show";
    static final String SET = NAME + " set";
    static final String HISTORY = NAME + " history";
    static final String REVERT = NAME + " revert";
    static final String KEY = "key";
    static final String VALUE = "value";

    private static final ConfigSchema SETTINGS = GuildSchemas.SETTINGS;

    /** Longer than any setting; what is too long for one setting is refused with its bound. */
    private static final int MAX_VALUE_LENGTH = 200;

    private final ConfigurationCache cache;
    private final CommandSide commandSide;
    private final ChangeListing listing;
    private final RevertDialog reverting;

    public ConfigCommand(
            ConfigurationCache cache, CommandSide commandSide, ChangeListing listing, RevertDialog reverting) {
        this.cache = cache;
        this.commandSide = commandSide;
        this.listing = listing;
        this.reverting = reverting;
    }

    @Override
    public SlashCommandData definition() {
        return Commands.slash(NAME, "Settings of the bot")
                .addSubcommands(
                        new SubcommandData("show", "Show the settings in effect"),
                        new SubcommandData("set", "Change a setting")
                                .addOptions(
                                        new OptionData(OptionType.STRING, KEY, "Which setting", true, true),
                                        new OptionData(
                                                        OptionType.STRING,
                                                        VALUE,
                                                        "The new value; left out, the default applies again",
                                                        false,
                                                        false)
                                                .setMaxLength(MAX_VALUE_LENGTH)),
                        ChangeListing.definition(),
                        RevertDialog.definition());
    }

    @Override
    public boolean mayUse(String command, Occasion occasion, GuildConfiguration guild) {
        return Set.of(SET, REVERT).contains(command)
                ? occasion.access().mayWrite()
                : occasion.access().mayRead();
    }

    @Override
    public Reply run(Invocation invocation) {
        return switch (invocation.command()) {
            case SHOW -> show(invocation);
            case SET -> set(invocation);
            case HISTORY -> listing.show(invocation);
            case REVERT -> reverting.ask(invocation);
            default -> Reply.failure(invocation.wording().say("unknown-command"));
        };
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return switch (completion.command()) {
            case HISTORY -> listing.complete(completion);
            case REVERT -> reverting.complete(completion);
            default -> completion.among(names());
        };
    }

    private static List<String> names() {
        return SETTINGS.fields().stream().map(ConfigField::name).toList();
    }

    private Reply show(Invocation invocation) {
        if (!invocation.access().mayRead()) {
            return Reply.failure(invocation.wording().say("forbidden"));
        }
        return Reply.success(SettingsView.embed(cache.read(invocation.guildId()), invocation.wording()));
    }

    private Reply set(Invocation invocation) {
        Wording wording = invocation.wording();
        String key = invocation.option(KEY).orElse("");
        Optional<ConfigField> known = SETTINGS.field(key);
        if (known.isEmpty()) {
            String names = String.join(", ", names());
            return Reply.failure(wording.say("unknown-setting", SettingText.quoted(key), names));
        }
        ConfigField field = known.get();
        Object value = invocation
                .option(VALUE)
                .map(text -> SettingText.parse(field.kind(), text))
                .orElse(null);
        try {
            long version = commandSide.changeSetting(invocation.guildId(), key, value, invocation.member());
            cache.invalidate(invocation.guildId(), version);
        } catch (SideRefused refused) {
            if (refused.violations().isEmpty()) {
                throw refused;
            }
            return Reply.failure(SettingText.explain(field, refused.violations(), wording));
        }
        return Reply.success(changed(field, value, wording));
    }

    private static String changed(ConfigField field, @Nullable Object value, Wording wording) {
        return value == null
                ? wording.say("setting-reset", field.name(), SettingText.shown(field, field.defaultValue(), wording))
                : wording.say("setting-changed", field.name(), SettingText.shown(field, value, wording));
    }
}
