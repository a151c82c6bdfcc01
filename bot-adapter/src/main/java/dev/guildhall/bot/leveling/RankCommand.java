package dev.guildhall.bot.leveling;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.LevelReads;
import dev.guildhall.bot.sides.LevelReads.Standing;
import dev.guildhall.events.GuildModule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** {@code /rank}: which level somebody has, and what is lacking for the next. */
public final class RankCommand implements SlashCommand {
    private static final String USER = "user";

    private final ConfigurationCache configurations;
    private final LevelReads reads;

    RankCommand(ConfigurationCache configurations, LevelReads reads) {
        this.configurations = configurations;
        this.reads = reads;
    }

    @Override
    public SlashCommandData definition() {
        return Commands.slash("rank", "Show your level, or another member’s")
                .addOptions(new OptionData(OptionType.USER, USER, "Whose; left out, yours"));
    }

    @Override
    public boolean forEverybody() {
        return true;
    }

    @Override
    public Optional<GuildModule> module() {
        return Optional.of(GuildModule.LEVELING);
    }

    @Override
    public Reply run(Invocation invocation) {
        Wording wording = invocation.wording();
        if (LevelingModule.isOff(invocation.guildId(), configurations)) {
            return Reply.failure(wording.say("level-off"));
        }
        String userId = invocation.option(USER).orElse(invocation.member().userId());
        Standing standing = reads.level(invocation.guildId(), userId);
        Long rank = standing.rank();
        String text = rank == null
                ? wording.say("rank-none", mention(userId))
                : wording.say(
                        "rank",
                        mention(userId),
                        Integer.toString(standing.level()),
                        standing.xp(),
                        standing.xpForNext() - standing.xp(),
                        Integer.toString(standing.level() + 1),
                        Long.toString(rank));
        // In an embed a mention shows the name and never pings.
        return Reply.success(new EmbedBuilder().setDescription(text).build());
    }

    static String mention(String userId) {
        return "<@" + userId + ">";
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return CompletableFuture.completedFuture(List.of());
    }
}
