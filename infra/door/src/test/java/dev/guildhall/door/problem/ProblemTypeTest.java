package dev.guildhall.door.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTypeTest {
    @Test
    void hasAUriOfItsOwn() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToDo(ProblemType type) {
        assertThat(type.uri().toString()).matches("https://guildhall\\.dev/problems/[a-z-]+");
        assertThat(type.remedy()).endsWith(".");
        assertThat(type.status()).isBetween(400, 599);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 500, 503})
    void standsForThePlatformsStatuses(int status) {
        assertThat(ProblemType.ofStatus(status).status()).isEqualTo(status);
    }
}
