package dev.guildhall.bot.discord;

import dev.guildhall.bot.shard.Tenure;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Lets nothing out to Discord once the shards are somebody else's. */
final class WhileHeld implements Interceptor {
    private final Tenure tenure;

    WhileHeld(Tenure tenure) {
        this.tenure = tenure;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (!tenure.mayAct()) {
            // Of a type that JDA does not try again.
            throw new IOException("these shards are somebody else's by now");
        }
        return chain.proceed(chain.request());
    }
}
