package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.Kind;
import dev.guildhall.events.config.Kind.Snowflake;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Kind.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A panel as somebody wants it.
 *
 * @param text empty when it was left out
 * @param named the channel, which has to be there
 */
record PanelForm(String channelId, String text, List<String> topics, List<ConfigReference> named) {
    private static final String CHANNEL = "channelId";
    private static final String TEXT = "text";
    private static final String TOPICS = "topics";
    private static final Kind TEXT_CHANNEL = new Snowflake(Target.TEXT_CHANNEL);
    private static final Kind TOPIC = new Text(1, TicketLimits.MAX_TOPIC_LENGTH, true);

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    static PanelForm read(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(CHANNEL, TEXT, TOPICS));
        String channelId = fields.requiredId(CHANNEL);
        String text = fields.text(TEXT, 0, TicketLimits.MAX_PANEL_TEXT_LENGTH);
        List<String> topics = topics(body.get(TOPICS), fields);
        fields.check();
        List<ConfigReference> named = new ArrayList<>();
        TEXT_CHANNEL.references("/" + CHANNEL, channelId, named);
        return new PanelForm(channelId, text == null ? "" : text, topics, named);
    }

    private static List<String> topics(@Nullable Object value, Fields fields) {
        List<String> topics = new ArrayList<>();
        if (value instanceof List<?> list && list.size() <= TicketLimits.MAX_TOPICS) {
            for (int i = 0; i < list.size(); i++) {
                String pointer = "/" + TOPICS + "/" + i;
                if (fields.fits(TOPIC, pointer, list.get(i))) {
                    topics.add(String.valueOf(list.get(i)));
                }
            }
            if (topics.stream().distinct().count() < topics.size()) {
                fields.fault("/" + TOPICS, "must not have the same topic twice");
            }
        } else if (value != null) {
            fields.fault("/" + TOPICS, "must have at most %d topics".formatted(TicketLimits.MAX_TOPICS));
        }
        return topics;
    }
}
