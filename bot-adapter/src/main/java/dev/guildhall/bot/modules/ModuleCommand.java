package dev.guildhall.bot.modules;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Occasion;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.CommandSide;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** {@code /module}: which modules are on, and switching one. */
public final class ModuleCommand implements SlashCommand {
    static final String NAME = "module";
    static final String ENABLE = NAME + " enable";
    static final String DISABLE = NAME + " disable";
    static final String LIST = NAME + " list";
    static final String MODULE = "module";

    private final ConfigurationCache cache;
    private final CommandSide commandSide;

    public ModuleCommand(ConfigurationCache cache, CommandSide commandSide) {
        this.cache = cache;
        this.commandSide = commandSide;
    }

    @Override
    public SlashCommandData definition() {
        return Commands.slash(NAME, "Modules of the bot")
                .addSubcommands(
                        new SubcommandData("enable", "Switch a module on").addOptions(which()),
                        new SubcommandData("disable", "Switch a module off").addOptions(which()),
                        new SubcommandData("list", "Show which modules are on"));
    }

    @Override
    public boolean mayUse(String command, Occasion occasion, GuildConfiguration guild) {
        return command.equals(LIST)
                ? occasion.access().mayRead()
                : occasion.access().mayWrite();
    }

    @Override
    public Reply run(Invocation invocation) {
        return switch (invocation.command()) {
            case ENABLE -> toggle(invocation, true);
            case DISABLE -> toggle(invocation, false);
            case LIST -> list(invocation);
            default -> Reply.failure(invocation.wording().say("unknown-command"));
        };
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return completion.among(names());
    }

    private Reply toggle(Invocation invocation, boolean enabled) {
        Wording wording = invocation.wording();
        String typed = invocation.option(MODULE).orElse("").toLowerCase(Locale.ROOT);
        Optional<GuildModule> module = GuildModule.of(typed);
        if (module.isEmpty()) {
            return Reply.failure(wording.say("unknown-module", String.join(", ", names())));
        }
        String name = module.get().word();
        long version = commandSide.toggle(invocation.guildId(), name, enabled, invocation.member());
        cache.invalidate(invocation.guildId(), version);
        return Reply.success(wording.say(enabled ? "module-enabled" : "module-disabled", name));
    }

    private Reply list(Invocation invocation) {
        Wording wording = invocation.wording();
        if (!invocation.access().mayRead()) {
            return Reply.failure(wording.say("forbidden"));
        }
        GuildConfiguration configuration = cache.read(invocation.guildId());
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle(wording.say("modules-of", configuration.name()))
                .setFooter(wording.say("version", Long.toString(configuration.version())));
        for (ModuleConfiguration module : configuration.modules()) {
            embed.addField(module.name(), wording.say(module.enabled() ? "on" : "off"), true);
        }
        return Reply.success(embed.build());
    }

    private static List<String> names() {
        return Arrays.stream(GuildModule.values()).map(GuildModule::word).toList();
    }

    private static OptionData which() {
        return new OptionData(OptionType.STRING, MODULE, "Which module", true, true);
    }
}
