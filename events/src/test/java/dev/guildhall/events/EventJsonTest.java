package dev.guildhall.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class EventJsonTest {
    record Pair(String zebra, @Nullable Object apple) {}

    @Nested
    class WhenReading {
        @Test
        void makesEveryWholeNumberALong() {
            assertThat(EventJson.read("{\"zebra\":\"z\",\"apple\":[1,{\"n\":2}]}", Pair.class))
                    .isEqualTo(new Pair("z", List.of(1L, Map.of("n", 2L))));
        }

        @Test
        void refusesAnUnknownProperty() {
            assertRefused("{\"zebra\":\"z\",\"apple\":1,\"more\":2}");
        }

        @Test
        void refusesAMissingPropertyEvenIfItMayBeNull() {
            assertRefused("{\"zebra\":\"z\"}");
        }

        @Test
        void refusesWhatFollowsTheValue() {
            assertRefused("{\"zebra\":\"z\",\"apple\":1} {}");
        }

        @Test
        void refusesDepthBeyondTheBound() {
            int lists = EventJson.MAX_DEPTH - 1;
            String deepest = "{\"zebra\":\"z\",\"apple\":" + "[".repeat(lists) + "]".repeat(lists) + "}";
            String deeper = deepest.replace("[]", "[[]]");

            assertThat(EventJson.read(deepest, Pair.class).zebra()).isEqualTo("z");
            assertRefused(deeper);
        }

        private static void assertRefused(String json) {
            assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> EventJson.read(json, Pair.class));
        }
    }

    @Nested
    class WhenWriting {
        @Test
        void keepsTheOrderOfTheRecordAndWritesNulls() {
            assertThat(EventJson.writeString(new Pair("z", null))).isEqualTo("{\"zebra\":\"z\",\"apple\":null}");
        }

        @Test
        void writesUtf8() {
            assertThat(EventJson.write(new Pair("é🎉", true)))
                    .isEqualTo("{\"zebra\":\"é🎉\",\"apple\":true}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
