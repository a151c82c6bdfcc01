package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.sides.GiveawayReads;
import dev.guildhall.bot.sides.GiveawayView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;

/** Which giveaway a member means: picked from those offered, or typed. */
final class GiveawayChoice {
    /** Which giveaways each subcommand can do something to. */
    private static final Map<String, List<String>> STATUSES = Map.of(
            GiveawayCommand.END, List.of(GiveawayView.ACTIVE),
            GiveawayCommand.CANCEL, List.of(GiveawayView.ACTIVE, GiveawayView.PENDING),
            GiveawayCommand.REROLL, List.of(GiveawayView.ENDED));

    private final KnownGiveaways known;
    private final GiveawayReads reads;

    GiveawayChoice(KnownGiveaways known, GiveawayReads reads) {
        this.known = known;
        this.reads = reads;
    }

    /** By prize; the value is the id. Offers nothing to those who may not read. Never blocks. */
    CompletableFuture<List<Choice>> complete(Completion completion) {
        CompletableFuture<List<Choice>> choices = CompletableFuture.completedFuture(List.of());
        if (!completion.access().mayRead()) {
            return choices;
        }
        String typed = completion.typed().toLowerCase(Locale.ROOT);
        for (String status : statuses(completion.command())) {
            choices = choices.thenCombine(
                    known.of(completion.guildId(), status), (before, more) -> joined(before, more, typed));
        }
        return choices;
    }

    private static List<Choice> joined(List<Choice> before, List<GiveawayView> more, String typed) {
        List<Choice> fitting = more.stream()
                .filter(each -> each.prize().toLowerCase(Locale.ROOT).contains(typed))
                .map(each -> new Choice(label(each), each.id()))
                .toList();
        return Stream.concat(before.stream(), fitting.stream()).toList();
    }

    private static String label(GiveawayView giveaway) {
        String label = PlainText.label(giveaway.prize(), OptionData.MAX_CHOICE_NAME_LENGTH);
        return label.isEmpty() ? giveaway.id() : label;
    }

    /** An id, or the prize of exactly one giveaway; empty for anything else. May block. */
    Optional<String> resolve(Invocation invocation) {
        String typed = invocation.option(GiveawayCommand.GIVEAWAY).orElse("").strip();
        if (GiveawayIds.isId(typed)) {
            return Optional.of(typed);
        }
        if (!invocation.access().mayRead()) {
            return Optional.empty();
        }
        List<String> fitting = statuses(invocation.command()).stream()
                .flatMap(status -> reads.list(invocation.guildId(), status, KnownGiveaways.MAX_KNOWN).stream())
                .filter(each -> each.prize().equalsIgnoreCase(typed))
                .map(GiveawayView::id)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    void forget(String guildId) {
        known.forget(guildId);
    }

    private static List<String> statuses(String command) {
        return STATUSES.getOrDefault(command, List.of());
    }
}
