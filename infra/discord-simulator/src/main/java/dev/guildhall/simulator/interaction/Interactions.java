package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.wire.Outcome;
import dev.guildhall.simulator.world.Audience;
import dev.guildhall.simulator.world.Dispatch;
import dev.guildhall.simulator.world.Intent;
import dev.guildhall.simulator.world.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Interactions from opening to the last that their token is good for. Confined to the world's thread. */
public final class Interactions {
    /** How long the bot has to answer at all. */
    public static final Duration ACK_WITHIN = Duration.ofSeconds(3);

    /** How long the token is good for edits and follow-ups. */
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    /** How long a caller of the control API waits for a deferred reply to be filled in. */
    public static final Duration DEFERRED_REPLY_WAIT = Duration.ofSeconds(15);

    /** How long a caller waits after a click that was merely acknowledged: often nothing more comes. */
    public static final Duration DEFERRED_UPDATE_WAIT = Duration.ofSeconds(2);

    /** Of whoever waits for the bot, in multiples of Discord's own. */
    static final int MAX_PATIENCE = 20;

    /** Interactions remembered; the oldest give way. */
    public static final int MAX_INTERACTIONS = 10_000;

    private static final int TOKEN_BYTES = 48;

    private final Map<String, Interaction> byId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Interaction> eldest) {
            boolean tooMany = size() > MAX_INTERACTIONS;
            if (tooMany) {
                byToken.remove(eldest.getValue().token());
            }
            return tooMany;
        }
    };
    private final Map<String, Interaction> byToken = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final World world;
    private final Audience audience;
    private final ScheduledExecutorService thread;
    private int patience = 1;

    public Interactions(World world, Audience audience, ScheduledExecutorService thread) {
        this.world = world;
        this.audience = audience;
        this.thread = thread;
    }

    /** Tells the bot, and answers with what the member sees once there is something to see, or the patience is over. */
    CompletionStage<ObjectNode> begin(int type, Interaction.Scene scene, ObjectNode data, Interaction.Cause cause) {
        Interaction interaction = new Interaction(world.nextId(), token(), type, scene, data, cause, world.now());
        byToken.put(interaction.token(), interaction);
        byId.put(interaction.id(), interaction);
        audience.tell(new Dispatch(
                scene.guild().id(), Intent.NONE, "INTERACTION_CREATE", InteractionEvent.of(interaction, world)));
        CompletableFuture<ObjectNode> seen = new CompletableFuture<>();
        after(ACK_WITHIN, () -> {
            if (interaction.open()) {
                interaction.expire();
                seen.complete(Sight.noResponse(interaction));
            }
        });
        interaction.acknowledged().thenAccept(callback -> awaitReply(interaction, callback, seen));
        return seen;
    }

    private void awaitReply(Interaction interaction, int callback, CompletableFuture<ObjectNode> seen) {
        Duration patience = callback == Callbacks.DEFERRED_UPDATE ? DEFERRED_UPDATE_WAIT : DEFERRED_REPLY_WAIT;
        interaction.settled().thenRun(() -> seen.complete(Sight.of(interaction)));
        after(patience, () -> seen.complete(Sight.of(interaction)));
    }

    private void after(Duration delay, Runnable action) {
        Outcome.unwatched(thread.schedule(action, delay.toMillis() * patience, TimeUnit.MILLISECONDS));
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The interaction that a callback answers.
     *
     * @throws ApiError if there is none, or it is too late
     */
    Interaction forCallback(String id, String token) {
        Interaction interaction = byId.get(id);
        if (interaction == null || !interaction.token().equals(token)) {
            throw ApiError.unknownInteraction();
        }
        if (interaction.answered()) {
            throw ApiError.of(400, 40_060, "Interaction has already been acknowledged.");
        }
        if (!interaction.open()) {
            throw ApiError.unknownInteraction();
        }
        return interaction;
    }

    /**
     * The interaction whose token is used as a webhook's.
     *
     * @throws ApiError if there is none, it has not been acknowledged, or its token has expired
     */
    Interaction forWebhook(String applicationId, String token) {
        Interaction interaction = byToken.get(token);
        boolean known = interaction != null && applicationId.equals(world.bot().id()) && interaction.answered();
        if (interaction == null || !known) {
            throw ApiError.unknownWebhook();
        }
        if (interaction.openedAt().plus(TOKEN_LIFE).isBefore(world.now())) {
            throw ApiError.of(401, 50_027, "Invalid Webhook Token");
        }
        return interaction;
    }

    /** The modal that the member has before them, by the id of the interaction that the bot answered with it. */
    Optional<Interaction> modal(String interactionId) {
        return Optional.ofNullable(byId.get(interactionId))
                .filter(interaction -> interaction.form() != null && interaction.type() != Interaction.AUTOCOMPLETE);
    }

    /** Everybody waits so many times as long for the bot from now on. */
    void patience(int times) {
        patience = times;
    }

    World world() {
        return world;
    }
}
