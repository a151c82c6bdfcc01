package dev.guildhall.bot.moderation;

import dev.guildhall.bot.giveaway.DurationText;
import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.CaseSide;
import dev.guildhall.bot.sides.CaseSide.Moderator;
import dev.guildhall.bot.sides.CaseSide.Wish;
import dev.guildhall.bot.sides.CaseView;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.GuildModule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** {@code /warn}, {@code /timeout}, {@code /kick} and {@code /ban}: somebody decides about a member. */
public final class ActCommand implements SlashCommand {
    static final int MAX_REASON_LENGTH = 500;

    private static final String USER = "user";
    private static final String DURATION = "duration";
    private static final String REASON = "reason";
    private static final List<String> DURATIONS = List.of("5m", "10m", "1h", "6h", "1d", "3d", "7d", "28d");

    /** What can be decided. */
    enum Act {
        WARN("warn", "Warn a member", Permission.MODERATE_MEMBERS),
        TIMEOUT("timeout", "Time a member out", Permission.MODERATE_MEMBERS),
        KICK("kick", "Kick a member", Permission.KICK_MEMBERS),
        BAN("ban", "Ban a user", Permission.BAN_MEMBERS);

        private final String word;
        private final String description;
        private final Permission permission;

        Act(String word, String description, Permission permission) {
            this.word = word;
            this.description = description;
            this.permission = permission;
        }
    }

    private final Act act;
    private final Moderators moderators;
    private final CaseSide cases;

    ActCommand(Act act, Moderators moderators, CaseSide cases) {
        this.act = act;
        this.moderators = moderators;
        this.cases = cases;
    }

    @Override
    public SlashCommandData definition() {
        SlashCommandData command = Commands.slash(act.word, act.description)
                .addOptions(new OptionData(OptionType.USER, USER, "Whom", true));
        if (act == Act.TIMEOUT) {
            command.addOptions(
                    new OptionData(OptionType.STRING, DURATION, "How long, such as 10m or 1d; left out, an hour")
                            .setAutoComplete(true));
        }
        return command.addOptions(new OptionData(OptionType.STRING, REASON, "Why").setMaxLength(MAX_REASON_LENGTH));
    }

    @Override
    public Permission offeredTo() {
        return act.permission;
    }

    @Override
    public Optional<GuildModule> module() {
        return Optional.of(GuildModule.MODERATION);
    }

    @Override
    public Reply run(Invocation invocation) {
        Wording wording = invocation.wording();
        Optional<String> typed = invocation.option(DURATION);
        Optional<Duration> duration = typed.flatMap(DurationText::parse);
        Optional<Moderator> moderator = moderators.of(invocation);
        if (moderator.isEmpty()) {
            return Reply.failure(wording.say("away"));
        }
        if (typed.isPresent() && duration.isEmpty()) {
            return Reply.failure(wording.say("case-duration"));
        }
        String userId = invocation.option(USER).orElse("");
        Wish wish = new Wish(
                act.word,
                userId,
                invocation
                        .option(REASON)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                duration.map(Duration::toSeconds).orElse(null),
                invocation.occasion().channelId());
        try {
            CaseView opened = cases.open(
                    invocation.guildId(), wish, moderator.get(), moderators.target(invocation.guildId(), userId));
            return Reply.success(said(opened, wording));
        } catch (SideRefused refused) {
            return Reply.failure(CaseRefusals.explain(refused, wording));
        }
    }

    private static String said(CaseView opened, Wording wording) {
        Integer ledTo = opened.ledTo();
        String text = new CaseText(opened, wording).openedWhole();
        return ledTo == null ? text : text + "\n" + wording.say("case-led-to", Integer.toString(ledTo));
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return completion.among(DURATIONS);
    }
}
