package dev.guildhall.bot.discord;

import dev.guildhall.bot.shard.GatewayTerms;
import java.io.IOException;
import java.time.Duration;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks Discord how many shards this bot is to have, before there is any session. */
final class GatewayQuestion implements GatewayTerms.Source {
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String ROUTE = "gateway/bot";

    private final DiscordEndpoint endpoint;

    GatewayQuestion(DiscordEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public GatewayTerms ask() throws IOException {
        OkHttpClient client = new OkHttpClient.Builder().callTimeout(TIMEOUT).build();
        Request request = new Request.Builder()
                .url(endpoint.apiUrl() + ROUTE)
                .header("Authorization", "Bot " + endpoint.token())
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("%s answers with status %d".formatted(endpoint, response.code()));
            }
            return read(DataObject.fromJson(response.body().bytes()));
        } catch (ParsingException e) {
            throw new IOException("%s answers with what cannot be read".formatted(endpoint), e);
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }

    private static GatewayTerms read(DataObject answer) {
        DataObject limit = answer.getObject("session_start_limit");
        return new GatewayTerms(
                answer.getInt("shards"),
                limit.getInt("remaining"),
                Duration.ofMillis(limit.getLong("reset_after")),
                limit.getInt("max_concurrency"));
    }
}
