package dev.guildhall.benchmarks.interaction;

import java.util.Map;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/** A bot that does nothing but reply, which is the least that a bot on JDA can do. */
final class BareBot extends ListenerAdapter {
    static final String API = "BARE_BOT_API";
    static final String GATEWAY = "BARE_BOT_GATEWAY";
    static final String TOKEN = "BARE_BOT_TOKEN";
    static final String READY = "the bare bot is ready";

    private BareBot() {}

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> given = System.getenv();
        String gateway = given.getOrDefault(GATEWAY, "");
        JDABuilder.createLight(given.getOrDefault(TOKEN, ""))
                .setRestConfig(new RestConfig().setBaseUrl(given.getOrDefault(API, "")))
                .setSessionController(new SessionControllerAdapter() {
                    @Override
                    public String getGateway() {
                        return gateway;
                    }
                })
                .addEventListeners(new BareBot())
                .build()
                .awaitReady();
        System.out.println(READY);
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        event.reply("You are in.").setEphemeral(true).queue();
    }
}
