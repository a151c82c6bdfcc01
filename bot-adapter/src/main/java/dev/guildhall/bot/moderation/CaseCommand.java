package dev.guildhall.bot.moderation;

import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.CaseReads;
import dev.guildhall.bot.sides.CaseSide;
import dev.guildhall.bot.sides.CaseSide.Moderator;
import dev.guildhall.bot.sides.CaseView;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.GuildModule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** {@code /case show|list|revoke}: what was decided about members, and taking it back. */
public final class CaseCommand implements SlashCommand {
    /** The panel shows the others. */
    static final int MAX_SHOWN = 10;

    /** Discord shows no longer description. */
    static final int MAX_TEXT = 4_000;

    private static final String NUMBER = "number";
    private static final String USER = "user";
    private static final String REASON = "reason";

    private final Moderators moderators;
    private final CaseSide cases;
    private final CaseReads reads;

    CaseCommand(Moderators moderators, CaseSide cases, CaseReads reads) {
        this.moderators = moderators;
        this.cases = cases;
        this.reads = reads;
    }

    @Override
    public SlashCommandData definition() {
        return Commands.slash("case", "What was decided about members")
                .addSubcommands(
                        new SubcommandData("show", "Show one case").addOptions(number()),
                        new SubcommandData("list", "Show the newest cases")
                                .addOptions(new OptionData(OptionType.USER, USER, "About whom; left out, all")),
                        new SubcommandData("revoke", "Take a case back")
                                .addOptions(
                                        number(),
                                        new OptionData(OptionType.STRING, REASON, "Why")
                                                .setMaxLength(ActCommand.MAX_REASON_LENGTH)));
    }

    private static OptionData number() {
        return new OptionData(OptionType.INTEGER, NUMBER, "Number of the case", true).setMinValue(1);
    }

    @Override
    public Permission offeredTo() {
        return Permission.MODERATE_MEMBERS;
    }

    @Override
    public Optional<GuildModule> module() {
        return Optional.of(GuildModule.MODERATION);
    }

    @Override
    public Reply run(Invocation invocation) {
        Wording wording = invocation.wording();
        Optional<Moderator> moderator = moderators.of(invocation);
        if (moderator.isEmpty() || moderator.get().permissions().isEmpty()) {
            return Reply.failure(wording.say("case-refused.missing-permission"));
        }
        try {
            return switch (invocation.command()) {
                case "case show" ->
                    embed(new CaseText(reads.one(invocation.guildId(), numberOf(invocation)), wording).whole());
                case "case list" -> list(invocation);
                default -> revoke(invocation, moderator.get());
            };
        } catch (SideRefused refused) {
            return Reply.failure(CaseRefusals.explain(refused, wording));
        }
    }

    private Reply list(Invocation invocation) {
        List<CaseView> found =
                reads.list(invocation.guildId(), invocation.option(USER).orElse(null), MAX_SHOWN);
        if (found.isEmpty()) {
            return Reply.success(invocation.wording().say("case-none"));
        }
        return embed(found.stream()
                .map(one -> line(new CaseText(one, invocation.wording())))
                .collect(Collectors.joining("\n")));
    }

    private static String line(CaseText text) {
        return text.one().stands() ? text.opened() : "~~" + text.opened() + "~~";
    }

    private Reply revoke(Invocation invocation, Moderator by) {
        String reason = invocation
                .option(REASON)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        CaseView revoked = cases.revoke(invocation.guildId(), numberOf(invocation), reason, by);
        return Reply.success(new CaseText(revoked, invocation.wording()).revokedWhole());
    }

    /** Numbers that no case has, however large, are as unknown as others. */
    private static int numberOf(Invocation invocation) {
        String number = invocation.option(NUMBER).orElse("0");
        return number.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(number);
    }

    /** In an embed a mention shows the name and never pings. */
    private static Reply embed(String text) {
        return Reply.success(new EmbedBuilder()
                .setDescription(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text)
                .build());
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return CompletableFuture.completedFuture(List.of());
    }
}
