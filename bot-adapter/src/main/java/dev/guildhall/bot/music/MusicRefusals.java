package dev.guildhall.bot.music;

import dev.guildhall.bot.interaction.FeatureRefusals;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.SideRefused;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Why the queue stays as it is, and what to do about it. */
final class MusicRefusals {
    /** Refusals that are told in words of their own, as {@code music-refused.<word>}. */
    private static final List<String> TOLD =
            List.of("module-off", "queue-empty", "track-not-first", "not-dj", "not-listening");

    /** Where in the body a violation is, and which option that was; told as {@code music-bound.<option>}. */
    private static final Map<String, String> OPTIONS =
            Map.of("/text", "text", "/number", "track", "/place", "place", "/volume", "level");

    private static final FeatureRefusals SHARED = new FeatureRefusals("music", TOLD, OPTIONS);

    private MusicRefusals() {}

    /** What the step comes to, or why it was refused. */
    static Reply of(Wording wording, Supplier<Reply> step) {
        try {
            return step.get();
        } catch (SideRefused refused) {
            return Reply.failure(explain(refused, wording));
        }
    }

    private static String explain(SideRefused refused, Wording wording) {
        return switch (refused.problem()) {
            case "other-channel" -> wording.say("music-refused.other-channel", "<#" + refused.channelId() + ">");
            case "queue-full" -> wording.say("music-refused.queue-full", Integer.toString(refused.limit()));
            case "too-many-tracks" -> wording.say("music-refused.too-many-tracks", Integer.toString(refused.limit()));
            case "already-voted" ->
                wording.say(
                        "music-refused.already-voted",
                        Integer.toString(refused.votes()),
                        Integer.toString(refused.needed()));
            default -> SHARED.explain(refused, wording);
        };
    }
}
