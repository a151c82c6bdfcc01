package dev.guildhall.bot.ticket;

import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Occasion;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.bot.sides.TicketView;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** {@code /ticket}: members open and close their own, staff do the rest. Who may do what, the command side decides. */
public final class TicketCommand implements SlashCommand {
    static final String NAME = "ticket";
    static final String OPEN = NAME + " open";
    static final String CLOSE = NAME + " close";
    static final String CLAIM = NAME + " claim";
    static final String REOPEN = NAME + " reopen";
    static final String ADD = NAME + " add";
    static final String REMOVE = NAME + " remove";
    static final String PANEL = NAME + " panel";
    static final String TICKET = "ticket";
    static final String SUBJECT = "subject";
    static final String REASON = "reason";
    static final String USER = "user";

    /** Which tickets each subcommand can do something to. */
    static final Map<String, List<String>> STATUSES = Map.of(
            CLOSE, List.of(TicketView.OPEN, TicketView.CLAIMED),
            CLAIM, List.of(TicketView.OPEN, TicketView.CLAIMED),
            REOPEN, List.of(TicketView.CLOSED),
            ADD, List.of(TicketView.OPEN, TicketView.CLAIMED),
            REMOVE, List.of(TicketView.OPEN, TicketView.CLAIMED));

    private final TicketOpening opening;
    private final TicketSteps steps;
    private final TicketReference reference;
    private final PanelRequest panels;

    TicketCommand(TicketOpening opening, TicketSteps steps, TicketReference reference, PanelRequest panels) {
        this.opening = opening;
        this.steps = steps;
        this.reference = reference;
        this.panels = panels;
    }

    @Override
    public SlashCommandData definition() {
        return Commands.slash(NAME, "Tickets")
                .addSubcommands(
                        new SubcommandData("open", "Open a ticket")
                                .addOptions(new OptionData(OptionType.STRING, SUBJECT, "What it is about", true)
                                        .setMaxLength(TicketOpening.MAX_SUBJECT)),
                        new SubcommandData("close", "Close a ticket")
                                .addOptions(
                                        new OptionData(OptionType.STRING, REASON, "Why")
                                                .setMaxLength(TicketText.MAX_REASON),
                                        which()),
                        new SubcommandData("claim", "Look after a ticket").addOptions(which()),
                        new SubcommandData("reopen", "Open a closed ticket again").addOptions(which()),
                        new SubcommandData("add", "Let somebody into a ticket").addOptions(user(), which()),
                        new SubcommandData("remove", "Take somebody out of a ticket").addOptions(user(), which()),
                        new SubcommandData("panel", "Post a message from which members open tickets")
                                .addOptions(
                                        new OptionData(
                                                        OptionType.CHANNEL,
                                                        PanelRequest.CHANNEL,
                                                        "Where; left out, here")
                                                .setChannelTypes(ChannelType.TEXT, ChannelType.NEWS),
                                        new OptionData(OptionType.STRING, PanelRequest.TEXT, "What it says")
                                                .setMaxLength(PanelRequest.MAX_TEXT),
                                        new OptionData(
                                                OptionType.STRING,
                                                PanelRequest.TOPICS,
                                                "What to choose from, separated by commas")));
    }

    private static OptionData which() {
        return new OptionData(OptionType.STRING, TICKET, "Which ticket; left out, the one of this channel", false, true)
                .setMaxLength(OptionData.MAX_CHOICE_NAME_LENGTH);
    }

    private static OptionData user() {
        return new OptionData(OptionType.USER, USER, "Whom", true);
    }

    @Override
    public boolean forEverybody() {
        return true;
    }

    @Override
    public Optional<GuildModule> module() {
        return Optional.of(GuildModule.TICKETS);
    }

    @Override
    public boolean mayUse(String command, Occasion occasion, GuildConfiguration guild) {
        return switch (command) {
            case PANEL -> occasion.access().mayWrite();
            case CLAIM, ADD, REMOVE -> isStaff(occasion, guild);
            default -> true;
        };
    }

    private static boolean isStaff(Occasion occasion, GuildConfiguration guild) {
        List<String> staff = EnabledModule.of(guild, GuildModule.TICKETS)
                .map(module -> module.ids("supportRoleIds"))
                .orElse(List.of());
        return occasion.standing().administrator()
                || staff.stream().anyMatch(occasion.standing().roleIds()::contains);
    }

    @Override
    public Reply run(Invocation invocation) {
        return switch (invocation.command()) {
            case OPEN ->
                opening.open(invocation.occasion(), invocation.option(SUBJECT).orElse(""), null);
            case CLOSE ->
                with(
                        invocation,
                        id -> steps.close(
                                invocation.occasion(),
                                id,
                                invocation.option(REASON).orElse(null)));
            case CLAIM -> with(invocation, id -> steps.claim(invocation.occasion(), id));
            case REOPEN -> with(invocation, id -> steps.reopen(invocation.occasion(), id));
            case ADD -> with(invocation, id -> steps.add(invocation.occasion(), id, user(invocation)));
            case REMOVE -> with(invocation, id -> steps.remove(invocation.occasion(), id, user(invocation)));
            case PANEL -> panels.post(invocation);
            default -> Reply.failure(invocation.wording().say("unknown-command"));
        };
    }

    private static String user(Invocation invocation) {
        return invocation.option(USER).orElse("");
    }

    private Reply with(Invocation invocation, Function<String, Reply> step) {
        Optional<String> id = reference.resolve(invocation);
        return id.isPresent()
                ? step.apply(id.get())
                : Reply.failure(invocation.wording().say("ticket-which"));
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return reference.choice().complete(completion);
    }
}
