package dev.guildhall.bot.history;

import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.CustomId;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.HistoryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.jspecify.annotations.Nullable;

/** {@code /config history}: the last changes of settings and modules, page by page. */
public final class ChangeListing {
    static final String ABOUT = "about";

    /** Of most changes so many fit into an embed; what does not is cut off. */
    static final int PAGE = 5;

    private static final int MAX_ABOUT_LENGTH = 60;

    private final ConfigurationChanges changes;

    ChangeListing(ConfigurationChanges changes) {
        this.changes = changes;
    }

    /** For the command that it belongs to. */
    public static SubcommandData definition() {
        return new SubcommandData("history", "Show what was changed, by whom and when")
                .addOptions(new OptionData(
                                OptionType.STRING,
                                ABOUT,
                                "Only a module or a setting; left out, everything",
                                false,
                                true)
                        .setMaxLength(MAX_ABOUT_LENGTH));
    }

    /** Never blocks. */
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        return completion.among(About.all());
    }

    public Reply show(Invocation invocation) {
        Wording wording = invocation.wording();
        if (!invocation.access().mayRead()) {
            return Reply.failure(wording.say("forbidden"));
        }
        Optional<String> typed = invocation.option(ABOUT);
        Optional<About> about = typed.isEmpty() ? Optional.of(About.EVERYTHING) : About.read(typed.get());
        return about.map(known -> page(invocation.guildId(), known, null, wording))
                .orElseGet(() -> Reply.failure(wording.say("history-which")));
    }

    /** @param before {@code null} for the newest */
    Reply page(String guildId, About about, @Nullable Long before, Wording wording) {
        ConfigurationChanges.Page page = changes.read(guildId, about, before, PAGE);
        if (page.entries().isEmpty()) {
            return Reply.success(wording.say("history-none"));
        }
        return Reply.success(embed(page.entries(), wording), buttons(page, about, before, wording));
    }

    private static MessageEmbed embed(List<HistoryEntry> entries, Wording wording) {
        List<String> texts =
                entries.stream().map(entry -> ChangeText.entry(entry, wording)).toList();
        return ChangeText.page(wording.say("history"), String.join("\n\n", texts))
                .build();
    }

    private static List<Button> buttons(
            ConfigurationChanges.Page page, About about, @Nullable Long before, Wording wording) {
        List<Button> buttons = new ArrayList<>();
        if (page.more()) {
            long last = page.entries().getLast().position();
            buttons.add(Button.secondary(id(last, about), wording.say("history-older")));
        }
        if (before != null) {
            buttons.add(Button.secondary(id(PageButton.NEWEST, about), wording.say("history-newest")));
        }
        return buttons;
    }

    private static String id(long before, About about) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(before)));
        arguments.addAll(List.of(about.arguments()));
        return CustomId.of(PageButton.NAME, arguments.toArray(String[]::new));
    }
}
