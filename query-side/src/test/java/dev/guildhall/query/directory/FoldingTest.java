package dev.guildhall.query.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({"Olivia,olivia", "ÉLODIE,elodie", "Ａｄａｍ,adam", "  max ,max", "Łukasz,łukasz"})
    void dropsCaseAccentsAndForms(String name, String folded) {
        assertThat(Folding.fold(name)).isEqualTo(folded);
    }

    @Test
    void endsTheRangeAfterEveryNameWithThePrefix() {
        for (String rest : new String[] {"", "a", "ż", "\ud83c\udf89", "\uffff"}) {
            assertThat(Arrays.compareUnsigned(bytes("ad" + rest), bytes(Folding.endOf("ad"))))
                    .isNegative();
        }
        assertThat(Arrays.compareUnsigned(bytes("ae"), bytes(Folding.endOf("ad"))))
                .isPositive();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
