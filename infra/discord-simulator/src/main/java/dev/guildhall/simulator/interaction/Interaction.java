package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.world.Channel;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One thing that a member did and the bot answers. Confined to the world's thread. */
final class Interaction {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;
    static final int MODAL_SUBMIT = 5;

    /** Who did it, and where. */
    record Scene(Guild guild, Channel channel, Member member, String locale) {}

    /** What led to it: the message whose component was used or whose modal was filled in, the interaction that opened the modal. */
    record Cause(@Nullable Message source, @Nullable Interaction trigger) {
        static final Cause NONE = new Cause(null, null);
    }

    private final String id;
    private final String token;
    private final int type;
    private final Scene scene;
    private final ObjectNode data;
    private final Cause cause;
    private final Instant openedAt;
    private final CompletableFuture<Integer> acknowledged = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();
    private final List<Message> followUps = new ArrayList<>();
    private boolean expired;
    private long ackMillis;
    private @Nullable Message original;
    private @Nullable Message shown;
    private @Nullable JsonNode form;

    Interaction(String id, String token, int type, Scene scene, ObjectNode data, Cause cause, Instant openedAt) {
        this.id = id;
        this.token = token;
        this.type = type;
        this.scene = scene;
        this.data = data;
        this.cause = cause;
        this.openedAt = openedAt;
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    int type() {
        return type;
    }

    Scene scene() {
        return scene;
    }

    ObjectNode data() {
        return data;
    }

    /** The message whose component was used, or that the modal was opened from. */
    @Nullable Message source() {
        return cause.source();
    }

    /** The interaction that the bot answered with the modal that was now submitted. */
    @Nullable Interaction trigger() {
        return cause.trigger();
    }

    Instant openedAt() {
        return openedAt;
    }

    /** Completes with the type of the first callback. */
    CompletionStage<Integer> acknowledged() {
        return acknowledged;
    }

    /** Completes when the member sees what was meant for them, not merely that something is coming. */
    CompletionStage<@Nullable Void> settled() {
        return settled;
    }

    void settle() {
        settled.complete(null);
    }

    /** Whether the bot has answered, in whatever way. */
    boolean answered() {
        return acknowledged.isDone();
    }

    boolean open() {
        return !expired && !acknowledged.isDone();
    }

    /** Too late for an answer. */
    void expire() {
        expired = true;
    }

    void acknowledge(int callbackType, Instant now) {
        ackMillis = now.toEpochMilli() - openedAt.toEpochMilli();
        acknowledged.complete(callbackType);
    }

    long ackMillis() {
        return ackMillis;
    }

    /** The message that {@code @original} means. */
    @Nullable Message original() {
        return original;
    }

    boolean isOriginal(Message message) {
        return original != null && original.id().equals(message.id());
    }

    private boolean updatesSource() {
        Message source = cause.source();
        return source != null && isOriginal(source);
    }

    void setOriginal(Message message) {
        original = message;
        shown = message;
    }

    /** What the member looks at now. */
    @Nullable Message shown() {
        return shown;
    }

    void followUp(Message message) {
        if (followUps.isEmpty() && updatesSource()) {
            shown = message;
        }
        followUps.add(message);
    }

    List<Message> followUps() {
        return followUps;
    }

    /** The modal, or the choices, with which the bot answered. */
    @Nullable JsonNode form() {
        return form;
    }

    void setForm(JsonNode answer) {
        form = answer;
    }
}
