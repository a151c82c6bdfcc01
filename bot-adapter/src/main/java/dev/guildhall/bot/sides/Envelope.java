package dev.guildhall.bot.sides;

import dev.guildhall.door.side.SideCalls;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What is inside of an answer that is too long to be made into objects. */
final class Envelope {
    private static final String DATA = "data";

    private Envelope() {}

    /**
     * The data alone, as JSON.
     *
     * @throws SideAway if the answer is torn
     */
    static byte[] data(byte[] answer) {
        ByteArrayOutputStream data = new ByteArrayOutputStream(answer.length);
        try (JsonParser parser = SideCalls.TOLERANT.createParser(answer);
                JsonGenerator copy = SideCalls.TOLERANT.createGenerator(data)) {
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
            throw new SideAway("the answer could not be read", e, false);
        }
        return data.toByteArray();
    }
}
