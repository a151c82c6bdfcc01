package dev.guildhall.bot.history;

import dev.guildhall.bot.history.PendingReverts.Pending;
import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.CustomId;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.HistoryEntry;
import dev.guildhall.bot.sides.RevertSide;
import dev.guildhall.bot.sides.RevertSide.Conflict;
import dev.guildhall.bot.sides.RevertSide.Preview;
import dev.guildhall.bot.sides.RevertSide.Wish;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.GuildModule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** {@code /config revert}: shows what going back would change, and asks. */
public final class RevertDialog {
    static final String CHANGE = "change";
    static final String TO = "to";
    static final String MODULE = "module";
    static final String REASON = "reason";

    /** What is known under this of each guild, for {@link KnownThings}. */
    static final String CHANGES = "changes";

    private static final int MAX_REASON_LENGTH = 512;
    private static final int MAX_OPTION_LENGTH = 60;

    /** Each takes a call to be told by name. */
    private static final int MAX_CONFLICTS = 5;

    private static final int NOT_FOUND = 404;

    private final RevertSide side;
    private final ConfigurationChanges changes;
    private final KnownThings<HistoryEntry> known;
    private final PendingReverts pending;
    private final Clock clock;

    RevertDialog(
            RevertSide side,
            ConfigurationChanges changes,
            KnownThings<HistoryEntry> known,
            PendingReverts pending,
            Clock clock) {
        this.side = side;
        this.changes = changes;
        this.known = known;
        this.pending = pending;
        this.clock = clock;
    }

    /** For the command that it belongs to. */
    public static SubcommandData definition() {
        return new SubcommandData("revert", "Undo one change, or go back to a moment; asks before it does")
                .addOptions(
                        new OptionData(OptionType.STRING, CHANGE, "The change that is to be undone", false, true)
                                .setMaxLength(MAX_OPTION_LENGTH),
                        new OptionData(
                                        OptionType.STRING,
                                        TO,
                                        "How long ago as in 2h or 3d, or a time as in 2030-01-31T12:00Z",
                                        false,
                                        false)
                                .setMaxLength(MAX_OPTION_LENGTH),
                        new OptionData(OptionType.STRING, MODULE, "The only module that is to be touched", false, true)
                                .setMaxLength(MAX_OPTION_LENGTH),
                        new OptionData(OptionType.STRING, REASON, "Why, for the history", false, false)
                                .setMaxLength(MAX_REASON_LENGTH));
    }

    /** Never blocks. */
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        if (completion.option().equals(MODULE)) {
            return completion.among(
                    Arrays.stream(GuildModule.values()).map(GuildModule::word).toList());
        }
        if (!completion.option().equals(CHANGE) || !completion.access().mayRead()) {
            return CompletableFuture.completedFuture(List.of());
        }
        String typed = completion.typed().toLowerCase(Locale.ROOT);
        return known.of(completion.guildId(), CHANGES)
                .thenApply(entries -> entries.stream()
                        .map(entry -> new Choice(
                                PlainText.label(ChangeText.label(entry), OptionData.MAX_CHOICE_NAME_LENGTH),
                                Long.toString(entry.position())))
                        .filter(choice ->
                                choice.getName().toLowerCase(Locale.ROOT).contains(typed))
                        .toList());
    }

    public Reply ask(Invocation invocation) {
        Wording wording = invocation.wording();
        if (!invocation.access().mayWrite()) {
            return Reply.failure(wording.say("forbidden"));
        }
        Optional<String> module = invocation.option(MODULE).map(String::strip);
        if (module.isPresent() && GuildModule.of(module.get()).isEmpty()) {
            String all =
                    Arrays.stream(GuildModule.values()).map(GuildModule::word).collect(Collectors.joining(", "));
            return Reply.failure(wording.say("unknown-module", all));
        }
        return RevertTarget.of(invocation.option(CHANGE), invocation.option(TO), module.orElse(null), clock.instant())
                .map(wish -> shown(invocation, wish))
                .orElseGet(() -> Reply.failure(wording.say("revert-which")));
    }

    private Reply shown(Invocation invocation, Wish wish) {
        Wording wording = invocation.wording();
        Preview preview;
        try {
            preview = side.preview(invocation.guildId(), wish, invocation.member());
        } catch (SideRefused refused) {
            if (refused.status() == NOT_FOUND) {
                return Reply.failure(wording.say("revert-unknown"));
            }
            throw refused;
        }
        if (!preview.reversal().conflicts().isEmpty()) {
            return Reply.failure(conflicts(invocation, preview.reversal().conflicts()));
        }
        if (preview.reversal().changes().isEmpty()) {
            return Reply.success(wording.say("revert-nothing"));
        }
        return asked(invocation, wish, preview);
    }

    private Reply asked(Invocation invocation, Wish wish, Preview preview) {
        Wording wording = invocation.wording();
        String reason = invocation
                .option(REASON)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> wording.say("revert-reason"));
        String token = pending.add(
                new Pending(invocation.guildId(), invocation.member().userId(), wish, reason, preview.version()));
        MessageEmbed embed =
                ChangeText.embed(wording.say("revert-title"), preview.reversal().changes(), wording);
        String asked = wording.say("revert-asked", Long.toString(PendingReverts.LIFETIME.toMinutes()));
        return Reply.success(
                new EmbedBuilder(embed).setFooter(asked).build(),
                List.of(
                        Button.danger(CustomId.of(ConfirmButton.NAME, token), wording.say("revert-confirm")),
                        Button.secondary(CustomId.of(CancelButton.NAME, token), wording.say("revert-cancel"))));
    }

    private String conflicts(Invocation invocation, List<Conflict> conflicts) {
        Wording wording = invocation.wording();
        List<String> lines = new ArrayList<>(List.of(wording.say("revert-conflicts")));
        for (Conflict conflict : conflicts.stream().limit(MAX_CONFLICTS).toList()) {
            String names =
                    conflict.paths().stream().map(ChangeText::name).distinct().collect(Collectors.joining(", "));
            lines.add(conflict(invocation, conflict, names));
        }
        if (conflicts.size() > MAX_CONFLICTS) {
            lines.add(wording.say("history-more", Integer.toString(conflicts.size() - MAX_CONFLICTS)));
        }
        return PlainText.fitting(String.join("\n", lines), Message.MAX_CONTENT_LENGTH);
    }

    /** That it is in the way is known for certain; by whom only if the query side says so in time. */
    private String conflict(Invocation invocation, Conflict conflict, String names) {
        Wording wording = invocation.wording();
        try {
            HistoryEntry entry = changes.one(invocation.guildId(), conflict.position());
            return wording.say("revert-conflict", names, ChangeText.who(entry, wording), ChangeText.time(entry));
        } catch (SideRefused | SideAway unknown) {
            return wording.say("revert-conflict-plain", names, Long.toString(conflict.position()));
        }
    }
}
