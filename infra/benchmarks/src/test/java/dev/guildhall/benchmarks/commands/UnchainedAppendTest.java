package dev.guildhall.benchmarks.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnchainedAppendTest {
    @Test
    void takesWholeCallsOut() {
        assertThat(UnchainedAppend.withoutHashing(
                        "a := sha256(b || int8send(c + (i)) || in_content[i]); d := sha256(e || f);"))
                .isEqualTo("a := in_content[i]; d := f;");
    }
}
