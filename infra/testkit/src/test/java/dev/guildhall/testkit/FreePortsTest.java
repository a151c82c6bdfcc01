package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void givesNoneTwiceEvenBeyondOneBlock() {
        List<Integer> ports =
                IntStream.range(0, 300).mapToObj(i -> FreePorts.next()).toList();

        assertThat(ports)
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(26_000, 31_999));
    }
}
