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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** {@code /leaderboard}: who has earned the most, and how the one who asks stands. */
public final class LeaderboardCommand implements SlashCommand {
    /** The panel shows the others. */
    static final int MAX_SHOWN = 10;

    private final ConfigurationCache configurations;
    private final LevelReads reads;

    LeaderboardCommand(ConfigurationCache configurations, LevelReads reads) {
        this.configurations = configurations;
        this.reads = reads;
    }

    @Override
    public SlashCommandData definition() {
        return Commands.slash("leaderboard", "Show who has the highest levels");
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
        List<Standing> first = reads.leaderboard(invocation.guildId(), MAX_SHOWN);
        if (first.isEmpty()) {
            return Reply.success(wording.say("leaderboard-none"));
        }
        List<String> lines = new ArrayList<>();
        first.forEach(standing -> lines.add(line(standing, wording)));
        String asker = invocation.member().userId();
        if (first.stream().noneMatch(standing -> standing.userId().equals(asker))) {
            Standing own = reads.level(invocation.guildId(), asker);
            if (own.rank() != null) {
                lines.add("…");
                lines.add(line(own, wording));
            }
        }
        return Reply.success(new EmbedBuilder()
                .setTitle(wording.say("leaderboard"))
                .setDescription(String.join("\n", lines))
                .build());
    }

    private static String line(Standing standing, Wording wording) {
        return wording.say(
                "leaderboard-line",
                String.valueOf(standing.rank()),
                RankCommand.mention(standing.userId()),
                Integer.toString(standing.level()),
                standing.xp());
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return CompletableFuture.completedFuture(List.of());
    }
}
