package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageSizeTest {
    private static final int MOST = 1_000;
    private static final long SHORT = PageSize.SHORT.toNanos() - 1;
    private static final long LONG = PageSize.LONG.toNanos() + 1;

    private final PageSize size = new PageSize(MOST);

    @Test
    void growsWhileFollowingIsQuick() {
        assertThat(size.get()).isEqualTo(PageSize.LEAST);
        size.took(SHORT);
        assertThat(size.get()).isEqualTo(2 * PageSize.LEAST);
        size.took(SHORT);
        size.took(SHORT);
        size.took(SHORT);
        assertThat(size.get()).isEqualTo(MOST);
    }

    @Test
    void staysWhereFollowingTakesNeitherLittleNorLong() {
        size.took(SHORT);
        size.took(SHORT + 2);
        assertThat(size.get()).isEqualTo(2 * PageSize.LEAST);
    }

    @Test
    void shrinksWhereFollowingTakesLong() {
        size.took(SHORT);
        size.took(SHORT);
        size.took(LONG);
        assertThat(size.get()).isEqualTo(2 * PageSize.LEAST);
        size.took(LONG);
        size.took(LONG);
        assertThat(size.get()).isEqualTo(PageSize.LEAST);
    }
}
