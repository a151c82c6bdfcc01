package dev.guildhall.bot.help;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.help.HelpPage.Section;
import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * {@code /help}: the commands that the member may use in this guild now. What a guild has changed in Discord about who is
 * offered a command, the bot does not know.
 */
public final class HelpCommand implements SlashCommand {
    static final String NAME = "help";

    /** Of commands that belong to no module. */
    static final String GENERAL = "general";

    private static final String MODULE = "module";

    private final ObjectProvider<SlashCommand> commands;
    private final ObjectProvider<DiscordConnection> discord;
    private final ConfigurationCache configurations;
    private final @Nullable String panelUrl;

    /**
     * @param commands all others, asked for when they are needed: Spring leaves out the one that asks
     * @param discord asked for when it is needed: it is itself made with all commands
     * @param panelUrl {@code null} where there is none to be told
     */
    HelpCommand(
            ObjectProvider<SlashCommand> commands,
            ObjectProvider<DiscordConnection> discord,
            ConfigurationCache configurations,
            @Nullable String panelUrl) {
        this.commands = commands;
        this.discord = discord;
        this.configurations = configurations;
        this.panelUrl = panelUrl;
    }

    @Override
    public SlashCommandData definition() {
        return Commands.slash(NAME, "Show what you can do here with this bot")
                .addOptions(new OptionData(
                        OptionType.STRING, MODULE, "Of which module; left out, all that are on", false, true));
    }

    @Override
    public boolean forEverybody() {
        return true;
    }

    @Override
    public Reply run(Invocation invocation) {
        Wording wording = invocation.wording();
        GuildConfiguration guild = configurations.read(invocation.guildId());
        String typed = invocation.option(MODULE).orElse("").toLowerCase(Locale.ROOT);
        if (!typed.isEmpty() && !names().contains(typed)) {
            return Reply.failure(wording.say("unknown-module", String.join(", ", names())));
        }
        if (GuildModule.of(typed).filter(module -> isOff(module, guild)).isPresent()) {
            return Reply.failure(wording.say("help-module-off", typed));
        }
        List<Section> sections = sections(invocation, guild).stream()
                .filter(section -> typed.isEmpty() || section.name().equals(typed))
                .toList();
        return sections.isEmpty()
                ? Reply.success(wording.say("help-none", typed))
                : Reply.success(
                        new HelpPage(wording).of(sections, invocation.access().mayRead() ? panelUrl : null));
    }

    /** General ones first, then by module in the order of the contract. */
    private List<Section> sections(Invocation invocation, GuildConfiguration guild) {
        Member member = discord.getObject()
                .session(invocation.guildId())
                .map(session -> session.getGuildById(invocation.guildId()))
                .map(known -> known.getMemberById(invocation.member().userId()))
                .orElse(null);
        Map<String, List<String>> found = new LinkedHashMap<>();
        names().forEach(name -> found.put(name, new ArrayList<>()));
        Stream.concat(Stream.of(this), commands.orderedStream())
                .filter(command -> isOffered(command, member))
                .filter(command ->
                        command.module().filter(module -> isOff(module, guild)).isEmpty())
                .forEach(command -> found.computeIfAbsent(section(command), name -> new ArrayList<>())
                        .addAll(paths(command)
                                .filter(path -> command.mayUse(path, invocation.occasion(), guild))
                                .toList()));
        List<Section> sections = new ArrayList<>();
        found.forEach((name, paths) -> {
            if (!paths.isEmpty()) {
                sections.add(new Section(name, paths));
            }
        });
        return sections;
    }

    private static boolean isOff(GuildModule module, GuildConfiguration guild) {
        return EnabledModule.of(guild, module).isEmpty();
    }

    private static boolean isOffered(SlashCommand command, @Nullable Member member) {
        return command.forEverybody() || (member != null && member.hasPermission(command.offeredTo()));
    }

    private static String section(SlashCommand command) {
        return command.module().map(GuildModule::word).orElse(GENERAL);
    }

    /** With its subcommands, if it has any. */
    private static Stream<String> paths(SlashCommand command) {
        SlashCommandData definition = command.definition();
        String name = definition.getName();
        return definition.getSubcommands().isEmpty()
                ? Stream.of(name)
                : definition.getSubcommands().stream().map(each -> name + " " + each.getName());
    }

    private static List<String> names() {
        return Stream.concat(
                        Stream.of(GENERAL), Arrays.stream(GuildModule.values()).map(GuildModule::word))
                .toList();
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return completion.among(names());
    }
}
