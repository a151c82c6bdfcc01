package dev.guildhall.bot.discord;

import dev.guildhall.bot.shard.ShardSessions.Turns;
import dev.guildhall.bot.shard.Tenure;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestRateLimiter.GlobalRateLimit;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/**
 * Points JDA at the configured gateway. A session whose very first connection fails is handed back instead of queued
 * again, since JDA would then retry without any pause. Nobody identifies before it is their turn.
 */
final class GatewaySession extends SessionControllerAdapter {
    private final String gatewayUrl;
    private final GlobalRateLimit sharedLimit;
    private final Tenure tenure;
    private final Turns turns;
    private final Consumer<JDA> onRefused;
    private boolean appended;

    /** @param sharedLimit of all sessions: Discord counts calls of the bot, not of its shards */
    GatewaySession(
            String gatewayUrl, GlobalRateLimit sharedLimit, Tenure tenure, Turns turns, Consumer<JDA> onRefused) {
        this.gatewayUrl = gatewayUrl;
        this.sharedLimit = sharedLimit;
        this.tenure = tenure;
        this.turns = turns;
        this.onRefused = onRefused;
    }

    @Override
    public String getGateway() {
        return gatewayUrl;
    }

    @Override
    public GlobalRateLimit getRateLimitHandle() {
        return sharedLimit;
    }

    @Override
    public void appendSession(SessionConnectNode node) {
        if (appended && !node.isReconnect()) {
            onRefused.accept(node.getJDA());
            return;
        }
        appended = true;
        // One that failed comes back as it was put in.
        super.appendSession(node instanceof InTurn ? node : new InTurn(node));
    }

    @Override
    public void removeSession(SessionConnectNode node) {
        connectQueue.removeIf(waiting -> waiting instanceof InTurn wrapped && wrapped.node.equals(node));
    }

    /** Connects when it is the shard's turn, if it may still be connected then. */
    private final class InTurn implements SessionConnectNode {
        private final SessionConnectNode node;

        InTurn(SessionConnectNode node) {
            this.node = node;
        }

        @Override
        public boolean isReconnect() {
            return node.isReconnect();
        }

        @Override
        public JDA getJDA() {
            return node.getJDA();
        }

        @Override
        public JDA.ShardInfo getShardInfo() {
            return node.getShardInfo();
        }

        @Override
        public void run(boolean isLast) throws InterruptedException {
            turns.await(getShardInfo().getShardId());
            if (tenure.mayAct()) {
                node.run(isLast);
            }
        }
    }
}
