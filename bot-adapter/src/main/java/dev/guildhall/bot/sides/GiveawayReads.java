package dev.guildhall.bot.sides;

import dev.guildhall.door.side.SideCalls;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Giveaways as the query side shows them. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT}, a proof for
 * {@link #PROOF_TIMEOUT}, and throws {@link SideAway} when the query side cannot answer, {@link SideRefused} when it will
 * not. Thread-safe.
 */
public final class GiveawayReads {
    static final Duration PROOF_TIMEOUT = Duration.ofSeconds(10);

    private static final String DATA = "data";

    private final GiveawayReadRoutes routes;
    private final GiveawayReadRoutes patient;

    GiveawayReads(GiveawayReadRoutes routes, GiveawayReadRoutes patient) {
        this.routes = routes;
        this.patient = patient;
    }

    /** Those of that status, newest first. */
    public List<GiveawayView> list(String guildId, String status, int limit) {
        return Call.of(() -> routes.list(guildId, status, limit)).data();
    }

    /** As JSON, the proof itself without what is around it. Never made into objects: it may have very many entries. */
    public byte[] proof(String guildId, String giveawayId) {
        byte[] answer = Call.of(() -> patient.proof(guildId, giveawayId));
        ByteArrayOutputStream proof = new ByteArrayOutputStream(answer.length);
        try (JsonParser parser = SideCalls.TOLERANT.createParser(answer);
                JsonGenerator copy = SideCalls.TOLERANT.createGenerator(proof)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (DATA.equals(name)) {
                    copy.copyCurrentStructure(parser);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new SideAway("the proof could not be read", e);
        }
        return proof.toByteArray();
    }
}
