package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.fault.Pause;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts what the bot does to messages, since the simulator forgets its oldest calls. */
final class DiscordCalls implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Pattern MESSAGES = Pattern.compile(".*/channels/\\d+/messages(/\\d+)?");

    private final String url;
    private final Thread thread;
    private volatile boolean ended;
    private long heard;
    private long posts;
    private long edits;
    private long deletions;

    DiscordCalls(String simulatorUrl) {
        this.url = simulatorUrl + "/sim/calls?since=";
        this.thread = Thread.ofVirtual().name("discord-calls").start(this::listen);
    }

    private void listen() {
        while (!ended) {
            hear();
            Pause.of(PAUSE);
        }
    }

    private synchronized void hear() {
        JsonNode told = Http.send("GET", url + heard, Map.of(), null).body();
        told.path("calls").forEach(this::count);
        heard = told.path("head").asLong(heard);
    }

    private void count(JsonNode call) {
        if (!MESSAGES.matcher(call.path("path").asText()).matches()) {
            return;
        }
        switch (call.path("method").asText()) {
            case "POST" -> posts++;
            case "PATCH" -> edits++;
            case "DELETE" -> deletions++;
            default -> {}
        }
    }

    synchronized long posts() {
        hear();
        return posts;
    }

    synchronized long edits() {
        hear();
        return edits;
    }

    /** Of messages that were there twice, and of nothing else. */
    synchronized long deletions() {
        hear();
        return deletions;
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }
}
