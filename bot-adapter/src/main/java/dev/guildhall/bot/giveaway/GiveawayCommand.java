package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Occasion;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.bot.interaction.ThingChoice;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.GiveawaySide;
import dev.guildhall.bot.sides.GiveawayView;
import dev.guildhall.bot.sides.SideRefused;
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

/** {@code /giveaway}: everything but entering, which is done with the card's button. */
public final class GiveawayCommand implements SlashCommand {
    static final String NAME = "giveaway";
    static final String CREATE = NAME + " create";
    static final String END = NAME + " end";
    static final String CANCEL = NAME + " cancel";
    static final String REROLL = NAME + " reroll";
    static final String LIST = NAME + " list";
    static final String GIVEAWAY = "giveaway";
    static final String WINNER = "winner";

    /** Which giveaways each subcommand can do something to. */
    static final Map<String, List<String>> STATUSES = Map.of(
            END, List.of(GiveawayView.ACTIVE),
            CANCEL, List.of(GiveawayView.ACTIVE, GiveawayView.PENDING),
            REROLL, List.of(GiveawayView.ENDED));

    /** Longer than any prize. */
    private static final int MAX_REFERENCE_LENGTH = 250;

    private final GiveawaySide giveaways;
    private final GiveawayCreation creation;
    private final ThingChoice<GiveawayView> choice;
    private final GiveawayListing listing;

    GiveawayCommand(
            GiveawaySide giveaways,
            GiveawayCreation creation,
            ThingChoice<GiveawayView> choice,
            GiveawayListing listing) {
        this.giveaways = giveaways;
        this.creation = creation;
        this.choice = choice;
        this.listing = listing;
    }

    @Override
    public SlashCommandData definition() {
        return Commands.slash(NAME, "Giveaways")
                .addSubcommands(
                        new SubcommandData("create", "Start a giveaway").addOptions(creationOptions()),
                        new SubcommandData("end", "End a giveaway now and draw the winners").addOptions(reference()),
                        new SubcommandData("cancel", "Call a giveaway off; nobody wins").addOptions(reference()),
                        new SubcommandData("reroll", "Draw again; nobody who was drawn before can win")
                                .addOptions(
                                        reference(),
                                        new OptionData(
                                                OptionType.USER, WINNER, "Whom to replace; left out, all winners")),
                        new SubcommandData("list", "Show running and planned giveaways"));
    }

    private static List<OptionData> creationOptions() {
        return List.of(
                new OptionData(OptionType.STRING, GiveawayCreation.PRIZE, "What can be won", true)
                        .setMaxLength(GiveawayCreation.MAX_PRIZE),
                new OptionData(OptionType.STRING, GiveawayCreation.DURATION, "How long it runs, such as 1h30m or 2d"),
                new OptionData(OptionType.INTEGER, GiveawayCreation.WINNERS, "How many can win")
                        .setRequiredRange(1, GiveawayCreation.MAX_WINNERS),
                new OptionData(OptionType.CHANNEL, GiveawayCreation.CHANNEL, "Where; left out, here")
                        .setChannelTypes(ChannelType.TEXT, ChannelType.NEWS),
                new OptionData(OptionType.STRING, GiveawayCreation.DESCRIPTION, "More about it")
                        .setMaxLength(GiveawayCreation.MAX_DESCRIPTION),
                new OptionData(OptionType.STRING, GiveawayCreation.START, "In how long it starts, such as 30m"),
                new OptionData(OptionType.ROLE, GiveawayCreation.ROLE, "The role that is needed to enter"));
    }

    private static OptionData reference() {
        return new OptionData(OptionType.STRING, GIVEAWAY, "Which giveaway", true, true)
                .setMaxLength(MAX_REFERENCE_LENGTH);
    }

    @Override
    public Optional<GuildModule> module() {
        return Optional.of(GuildModule.GIVEAWAY);
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
            case CREATE -> creation.create(invocation);
            case END ->
                change(
                        invocation,
                        "giveaway-ended",
                        id -> giveaways.end(invocation.guildId(), id, invocation.member()));
            case CANCEL ->
                change(
                        invocation,
                        "giveaway-cancelled",
                        id -> giveaways.cancel(invocation.guildId(), id, invocation.member()));
            case REROLL -> change(invocation, "giveaway-rerolled", id -> reroll(invocation, id));
            case LIST -> listing.list(invocation);
            default -> Reply.failure(invocation.wording().say("unknown-command"));
        };
    }

    private GiveawayView reroll(Invocation invocation, String giveawayId) {
        List<String> replaced = invocation.option(WINNER).stream().toList();
        return giveaways.reroll(invocation.guildId(), giveawayId, replaced, invocation.member());
    }

    private Reply change(Invocation invocation, String done, Function<String, GiveawayView> step) {
        Wording wording = invocation.wording();
        Optional<String> id = choice.resolve(invocation);
        if (id.isEmpty()) {
            return Reply.failure(wording.say("giveaway-which"));
        }
        try {
            GiveawayView after = step.apply(id.get());
            return Reply.success(wording.say(done, GiveawayText.prize(after), GiveawayText.channel(after)));
        } catch (SideRefused refused) {
            return Reply.failure(GiveawayRefusals.explain(refused, wording));
        } finally {
            choice.forget(invocation.guildId());
        }
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return choice.complete(completion);
    }
}
