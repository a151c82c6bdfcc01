package dev.guildhall.bot.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDA.ShardInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The shard that log lines of a thread are about: {@code 3/8}. Nothing where there is only one. */
public final class ShardLog {
    static final String SHARD = "shard";

    private final @Nullable String shard;

    private ShardLog(@Nullable String shard) {
        this.shard = shard;
    }

    public static ShardLog of(JDA session) {
        ShardInfo info = session.getShardInfo();
        return new ShardLog(
                info.getShardTotal() > 1 ? "%d/%d".formatted(info.getShardId(), info.getShardTotal()) : null);
    }

    public void during(Runnable work) {
        if (shard == null) {
            work.run();
            return;
        }
        String before = MDC.get(SHARD);
        MDC.put(SHARD, shard);
        try {
            work.run();
        } finally {
            if (before == null) {
                MDC.remove(SHARD);
            } else {
                MDC.put(SHARD, before);
            }
        }
    }
}
