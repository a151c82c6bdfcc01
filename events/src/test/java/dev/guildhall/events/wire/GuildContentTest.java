package dev.guildhall.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GuildContentTest {
    @Test
    void hasWordsThatNoPartOfTheConfigurationHas() {
        assertThat(GuildContent.values())
                .extracting(GuildContent::word)
                .doesNotContainAnyElementsOf(
                        Arrays.stream(ConfigPart.values()).map(ConfigPart::word).toList());
    }
}
