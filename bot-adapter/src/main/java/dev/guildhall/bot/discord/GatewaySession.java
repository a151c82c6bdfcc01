package dev.guildhall.bot.discord;

import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/**
 * Points JDA at the configured gateway. A session whose very first connection fails is handed back instead of queued
 * again, since JDA would then retry without any pause.
 */
final class GatewaySession extends SessionControllerAdapter {
    private final String gatewayUrl;
    private final Consumer<JDA> onRefused;
    private boolean appended;

    GatewaySession(String gatewayUrl, Consumer<JDA> onRefused) {
        this.gatewayUrl = gatewayUrl;
        this.onRefused = onRefused;
    }

    @Override
    public String getGateway() {
        return gatewayUrl;
    }

    @Override
    public void appendSession(SessionConnectNode node) {
        if (appended && !node.isReconnect()) {
            onRefused.accept(node.getJDA());
            return;
        }
        appended = true;
        super.appendSession(node);
    }
}
