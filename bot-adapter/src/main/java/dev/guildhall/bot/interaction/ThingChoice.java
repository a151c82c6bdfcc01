package dev.guildhall.bot.interaction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;

/** Which one of several things a member means: picked from those offered, or typed. Thread-safe. */
public final class ThingChoice<T> {
    private final KnownThings<T> known;
    private final Map<String, List<String>> statuses;
    private final String option;
    private final Function<T, String> id;
    private final Function<T, String> name;

    /**
     * @param statuses of those to which each command can do something
     * @param option in which it is named
     * @param name by which members know it
     */
    public ThingChoice(
            KnownThings<T> known,
            Map<String, List<String>> statuses,
            String option,
            Function<T, String> id,
            Function<T, String> name) {
        this.known = known;
        this.statuses = Map.copyOf(statuses);
        this.option = option;
        this.id = id;
        this.name = name;
    }

    /** By name; the value is the id. Offers nothing to those who may not read. Never blocks. */
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        CompletableFuture<List<Choice>> choices = CompletableFuture.completedFuture(List.of());
        if (!completion.access().mayRead() || !completion.option().equals(option)) {
            return choices;
        }
        String typed = completion.typed().toLowerCase(Locale.ROOT);
        for (String status : statuses(completion.command())) {
            choices = choices.thenCombine(
                    known.of(completion.guildId(), status), (before, more) -> joined(before, more, typed));
        }
        return choices;
    }

    private List<Choice> joined(List<Choice> before, List<T> more, String typed) {
        List<Choice> fitting = more.stream()
                .filter(each -> name.apply(each).toLowerCase(Locale.ROOT).contains(typed))
                .map(each -> new Choice(label(each), id.apply(each)))
                .toList();
        return Stream.concat(before.stream(), fitting.stream()).toList();
    }

    private String label(T thing) {
        String label = PlainText.label(name.apply(thing), OptionData.MAX_CHOICE_NAME_LENGTH);
        return label.isEmpty() ? id.apply(thing) : label;
    }

    /** An id, or the name of exactly one; empty for anything else. May block. */
    public Optional<String> resolve(Invocation invocation) {
        String typed = invocation.option(option).orElse("").strip();
        if (Ulid.is(typed)) {
            return Optional.of(typed);
        }
        if (!invocation.access().mayRead()) {
            return Optional.empty();
        }
        List<String> fitting = statuses(invocation.command()).stream()
                .flatMap(status -> known.read(invocation.guildId(), status).stream())
                .filter(each -> name.apply(each).equalsIgnoreCase(typed))
                .map(id)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    public void forget(String guildId) {
        known.forget(guildId);
    }

    private List<String> statuses(String command) {
        return statuses.getOrDefault(command, List.of());
    }
}
