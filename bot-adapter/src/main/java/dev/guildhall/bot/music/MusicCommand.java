package dev.guildhall.bot.music;

import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.bot.interaction.Completion;
import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.interaction.Occasion;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.SlashCommand;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.MusicAnswer;
import dev.guildhall.bot.sides.MusicReads;
import dev.guildhall.bot.sides.MusicSide;
import dev.guildhall.bot.sides.MusicSide.Asking;
import dev.guildhall.bot.sides.QueueView;
import dev.guildhall.bot.sides.QueueView.QueuedTrack;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** {@code /music}: members request and vote, DJs steer. Who may do what, the command side decides. */
public final class MusicCommand implements SlashCommand {
    static final String NAME = "music";
    static final String REQUEST = NAME + " request";
    static final String QUEUE = NAME + " queue";
    static final String SKIP = NAME + " skip";
    static final String REMOVE = NAME + " remove";
    static final String MOVE = NAME + " move";
    static final String CLEAR = NAME + " clear";
    static final String VOLUME = NAME + " volume";

    /** All are in the queue. */
    static final String QUEUED = "queued";

    private static final Set<String> FOR_DJS = Set.of(MOVE, CLEAR, VOLUME);
    private static final String TEXT = "text";
    private static final String TRACK = "track";
    private static final String PLACE = "place";
    private static final String LEVEL = "level";
    private static final int MAX_TEXT = 300;
    private static final int MAX_PLACE = 500;
    private static final int MAX_VOLUME = 100;

    private final MusicSide music;
    private final MusicReads reads;
    private final Audiences audiences;
    private final KnownThings<QueuedTrack> known;

    MusicCommand(MusicSide music, MusicReads reads, Audiences audiences, KnownThings<QueuedTrack> known) {
        this.music = music;
        this.reads = reads;
        this.audiences = audiences;
        this.known = known;
    }

    @Override
    public SlashCommandData definition() {
        return Commands.slash(NAME, "What members want to hear")
                .addSubcommands(
                        new SubcommandData("request", "Put a track into the queue")
                                .addOptions(
                                        new OptionData(OptionType.STRING, TEXT, "What it is called, or a link", true)
                                                .setMaxLength(MAX_TEXT)),
                        new SubcommandData("queue", "Show the queue"),
                        new SubcommandData("skip", "Skip the first track, or vote for that"),
                        new SubcommandData("remove", "Take a track out of the queue").addOptions(track()),
                        new SubcommandData("move", "Give a track another place in the queue (DJs)")
                                .addOptions(
                                        track(),
                                        new OptionData(OptionType.INTEGER, PLACE, "Where; the first is 1", true)
                                                .setRequiredRange(1, MAX_PLACE)),
                        new SubcommandData("clear", "Take all tracks out of the queue (DJs)"),
                        new SubcommandData("volume", "Say how loud it is to be (DJs)")
                                .addOptions(new OptionData(OptionType.INTEGER, LEVEL, "From 0 to 100", true)
                                        .setRequiredRange(0, MAX_VOLUME)));
    }

    private static OptionData track() {
        return new OptionData(OptionType.INTEGER, TRACK, "Number of the track", true, true).setMinValue(1);
    }

    @Override
    public boolean forEverybody() {
        return true;
    }

    @Override
    public Optional<GuildModule> module() {
        return Optional.of(GuildModule.MUSIC);
    }

    @Override
    public boolean mayUse(String command, Occasion occasion, GuildConfiguration guild) {
        return !FOR_DJS.contains(command) || isDj(occasion, guild);
    }

    private static boolean isDj(Occasion occasion, GuildConfiguration guild) {
        String djRoleId = EnabledModule.of(guild, GuildModule.MUSIC)
                .map(module -> module.id("djRoleId"))
                .orElse(null);
        return occasion.access().mayWrite()
                || (djRoleId != null && occasion.standing().roleIds().contains(djRoleId));
    }

    @Override
    public Reply run(Invocation invocation) {
        return MusicRefusals.of(invocation.wording(), () -> carriedOut(invocation));
    }

    private Reply carriedOut(Invocation invocation) {
        Asking asking = new Asking(
                invocation.guildId(),
                invocation.member(),
                invocation.occasion().standing().roleIds(),
                invocation.occasion().channelId());
        Wording wording = invocation.wording();
        return switch (invocation.command()) {
            case REQUEST ->
                changed(
                        "music-requested",
                        music.request(asking, invocation.option(TEXT).orElse("")),
                        asking,
                        wording);
            case QUEUE -> queue(invocation);
            case SKIP -> skip(asking, wording);
            case REMOVE -> changed("music-removed", music.remove(asking, number(invocation, TRACK)), asking, wording);
            case MOVE ->
                changed(
                        "music-moved",
                        music.move(asking, number(invocation, TRACK), number(invocation, PLACE)),
                        asking,
                        wording);
            case CLEAR -> Reply.success(wording.say("music-cleared", Integer.toString(cleared(asking))));
            case VOLUME -> {
                long level = number(invocation, LEVEL);
                music.volume(asking, level);
                yield Reply.success(wording.say("music-volume", Long.toString(level)));
            }
            default -> Reply.failure(wording.say("unknown-command"));
        };
    }

    private Reply changed(String key, MusicAnswer answer, Asking asking, Wording wording) {
        known.forget(asking.guildId());
        return Reply.success(MusicText.said(key, answer, wording));
    }

    private int cleared(Asking asking) {
        int cleared = music.clear(asking).cleared();
        known.forget(asking.guildId());
        return cleared;
    }

    /** Numbers of no track, however large, are as unknown as others. */
    private static long number(Invocation invocation, String option) {
        String typed = invocation.option(option).orElse("0");
        return typed.length() > 9 ? 999_999_999 : Long.parseLong(typed);
    }

    private Reply queue(Invocation invocation) {
        QueueView queue = reads.queue(invocation.guildId(), MusicText.MAX_SHOWN);
        return queue.queued() == 0
                ? Reply.success(invocation.wording().say("music-queue-none"))
                : Reply.success(MusicText.queue(queue, invocation.wording()));
    }

    /** The first one as the member sees it: should it be over meanwhile, the next one is not skipped in its place. */
    private Reply skip(Asking asking, Wording wording) {
        List<QueuedTrack> first = reads.queue(asking.guildId(), 1).tracks();
        if (first.isEmpty()) {
            return Reply.failure(wording.say("music-refused.queue-empty"));
        }
        QueuedTrack track = first.getFirst();
        MusicAnswer answer = music.skip(
                asking,
                track.number(),
                audiences.of(asking.guildId(), track.userId(), asking.who().userId()));
        return changed(
                answer.outcome().equals(MusicAnswer.VOTED) ? "music-voted" : "music-skipped", answer, asking, wording);
    }

    @Override
    public CompletableFuture<List<Choice>> complete(Completion completion) {
        if (!completion.option().equals(TRACK)) {
            return CompletableFuture.completedFuture(List.of());
        }
        String typed = completion.typed().toLowerCase(Locale.ROOT);
        return known.of(completion.guildId(), QUEUED)
                .thenApply(tracks -> tracks.stream()
                        .filter(track -> MusicText.label(track, OptionData.MAX_CHOICE_NAME_LENGTH)
                                .toLowerCase(Locale.ROOT)
                                .contains(typed))
                        .map(track ->
                                new Choice(MusicText.label(track, OptionData.MAX_CHOICE_NAME_LENGTH), track.number()))
                        .toList());
    }
}
