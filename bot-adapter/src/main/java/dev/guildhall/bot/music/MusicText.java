package dev.guildhall.bot.music;

import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.MusicAnswer;
import dev.guildhall.bot.sides.QueueView;
import dev.guildhall.bot.sides.QueueView.QueuedTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** The queue, and what became of it, in words. */
final class MusicText {
    /** The panel shows the others. */
    static final int MAX_SHOWN = 10;

    /** Of a track's words; links are shown whole. */
    private static final int MAX_WORDS = 100;

    /** Nothing in it that Discord would take for something else, between the brackets that keep it from being unfolded. */
    private static final Pattern LINK = Pattern.compile("https?://[!-~&&[^<>\\\\`]]{1,300}");

    private MusicText() {}

    /** Members type it, so it is shown letter for letter. */
    static String track(String text) {
        return LINK.matcher(text).matches() ? "<" + text + ">" : PlainText.line(text, MAX_WORDS);
    }

    /** About one track; after a repetition nothing may be known of it any more. */
    static String said(String key, MusicAnswer answer, Wording wording) {
        Integer number = answer.number();
        String text = answer.text();
        if (number == null || text == null) {
            return wording.say("music-done");
        }
        return wording.say(
                key,
                Integer.toString(number),
                track(text),
                Integer.toString(answer.place() == null ? 0 : answer.place()),
                Integer.toString(answer.votes()),
                Integer.toString(answer.needed()));
    }

    /** In an embed a mention shows the name and never pings. */
    static MessageEmbed queue(QueueView queue, Wording wording) {
        List<String> lines = new ArrayList<>();
        queue.tracks().forEach(track -> lines.add(line(track, wording)));
        int more = queue.queued() - queue.tracks().size();
        if (more > 0) {
            lines.add(wording.say("music-queue-more", Integer.toString(more)));
        }
        return new EmbedBuilder()
                .setTitle(wording.say("music-queue"))
                .setDescription(String.join("\n", lines))
                .setFooter(wording.say(
                        "music-queue-footer", Integer.toString(queue.volume()), Integer.toString(queue.votes())))
                .build();
    }

    private static String line(QueuedTrack track, Wording wording) {
        return wording.say(
                "music-queue-line", Integer.toString(track.number()), track(track.text()), "<@" + track.userId() + ">");
    }

    /** As it is offered while somebody types. */
    static String label(QueuedTrack track, int most) {
        return PlainText.label("#%d %s".formatted(track.number(), track.text()), most);
    }
}
