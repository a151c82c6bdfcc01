package dev.guildhall.bot.autoresponder;

import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.events.trigger.Trigger;
import dev.guildhall.events.trigger.TriggerMatch;
import dev.guildhall.events.trigger.UnusableTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer, ready to be held against messages.
 *
 * @param id the same for as long as the trigger is, whatever is answered to it
 */
record Response(String id, Trigger trigger, String reply, Duration cooldown) {
    private static final Logger LOG = LoggerFactory.getLogger(Response.class);

    /** Those of a guild, in its order. What cannot be used, which the command side refuses, is left out. */
    static List<Response> of(String guildId, EnabledModule module) {
        List<Response> responses = new ArrayList<>();
        for (EnabledModule entry : module.structures("responses")) {
            String match = entry.text("match");
            String text = entry.text("trigger");
            try {
                responses.add(new Response(
                        match + " " + text,
                        Trigger.of(TriggerMatch.valueOf(match), text),
                        entry.text("reply"),
                        Duration.ofSeconds(entry.number("cooldownSeconds"))));
            } catch (UnusableTrigger | IllegalArgumentException e) {
                LOG.warn("A trigger of guild {} cannot be used: {}", guildId, e.getMessage());
            }
        }
        return responses;
    }
}
