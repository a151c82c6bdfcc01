package dev.guildhall.push.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.push.PushProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRuleTest {
    private final OriginRule rule = new OriginRule(List.of("https://Panel.example/"));

    @ParameterizedTest
    @CsvSource({
        "https://panel.example, push.example:8081",
        "http://localhost:8080, localhost:8081",
        "HTTP://LocalHost, localhost",
        "http://[::1]:8080, [::1]:8081",
        ", localhost:8081"
    })
    void allowsTheNamedAndTheOwn(@Nullable String origin, String host) {
        assertThat(rule.allows(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://panel.example, push.example",
        "https://panel.example:444, push.example",
        "https://panel.example.evil.example, push.example",
        "https://evil.example, localhost:8081",
        "null, localhost:8081",
        "file://localhost, localhost:8081",
        "http://localhost@evil.example, localhost:8081",
        "http://local host, localhost",
        "'', localhost"
    })
    void refusesAllOthers(String origin, String host) {
        assertThat(rule.allows(origin, host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://panel.example", "https://Panel.example/", " https://panel.example/dashboard?tab=1 "})
    void allowsTheOriginOfThePanelsAddress(String panelUrl) {
        PushProperties properties = new PushProperties(
                panelUrl,
                List.of("https://other.example"),
                new PushProperties.Socket("127.0.0.1", 0, 20, 0),
                new PushProperties.Stream(5));
        assertThat(OriginRule.of(properties).allows("https://panel.example", "push.example"))
                .isTrue();
        assertThat(OriginRule.of(properties).allows("https://other.example", "push.example"))
                .isTrue();
        assertThat(OriginRule.of(properties).allows("https://panel.example.evil.example", "push.example"))
                .isFalse();
    }

    @Test
    void comparesWithNothingWhereThereIsNoHost() {
        assertThat(rule.allows("http://localhost", null)).isFalse();
    }
}
