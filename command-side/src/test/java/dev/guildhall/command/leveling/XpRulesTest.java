package dev.guildhall.command.leveling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.GuildSchemas;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class XpRulesTest {
    private static final String GENERAL = "1180000000000000201";
    private static final String THREAD = "1180000000000000299";
    private static final String LOGS = "1180000000000000202";
    private static final String MUTED = "1180000000000000305";
    private static final String MEMBER_ROLE = "1180000000000000303";

    private static XpRules chosen(Map<String, Object> chosen) {
        return XpRules.of(GuildSchemas.of(GuildModule.LEVELING).inEffect(chosen));
    }

    private static Set<Integer> drawn(XpRules rules) {
        Random random = new Random(7);
        Set<Integer> drawn = new TreeSet<>();
        for (int i = 0; i < 1_000; i++) {
            drawn.add(rules.draw(random));
        }
        return drawn;
    }

    @Test
    void areThoseOfTheSchemaByDefault() {
        assertThat(chosen(Map.of())).isEqualTo(new XpRules(15, 25, 60_000, Set.of(), Set.of(), false, List.of()));
    }

    @Test
    void readTheRolesOfLevels() {
        Map<String, Object> role = Map.of("level", 5L, "roleId", MEMBER_ROLE);
        assertThat(chosen(Map.of("levelRoles", List.of(role))).levelRoles())
                .containsExactly(new LevelRole(5, MEMBER_ROLE));
    }

    @Test
    void haveMembersToldWhereThereIsSomethingToSay() {
        assertThat(chosen(Map.of("levelUpText", "{user} is level {level}")).tells())
                .isTrue();
        assertThat(chosen(Map.of("levelUpText", "  ")).tells()).isFalse();
    }

    @Nested
    class WhenAnAmountIsDrawn {
        @Test
        void isAnyFromTheLeastToTheMost() {
            assertThat(drawn(chosen(Map.of()))).containsExactly(15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25);
        }

        @Test
        void isTheOnlyOneWhereThereIsNoOther() {
            assertThat(drawn(chosen(Map.of("xpMin", 7L, "xpMax", 7L)))).containsExactly(7);
        }

        @Test
        void reachesBothBoundsOfTheConfiguration() {
            assertThat(drawn(chosen(Map.of("xpMin", 0L, "xpMax", 1L)))).containsExactly(0, 1);
            assertThat(drawn(chosen(Map.of("xpMin", 1_000L, "xpMax", 1_000L)))).containsExactly(1_000);
        }
    }

    @Nested
    class WhenSomebodyWrites {
        private final XpRules rules =
                chosen(Map.of("ignoredChannelIds", List.of(LOGS), "ignoredRoleIds", List.of(MUTED)));

        @Test
        void counts() {
            assertThat(rules.count(List.of(GENERAL), List.of(MEMBER_ROLE))).isTrue();
            assertThat(rules.count(List.of(GENERAL), List.of())).isTrue();
        }

        @Test
        void doesNotCountInAnIgnoredChannelNorInItsThreads() {
            assertThat(rules.count(List.of(LOGS), List.of())).isFalse();
            assertThat(rules.count(List.of(THREAD, LOGS), List.of())).isFalse();
        }

        @Test
        void doesNotCountForWhoHoldsAnIgnoredRole() {
            assertThat(rules.count(List.of(GENERAL), List.of(MEMBER_ROLE, MUTED)))
                    .isFalse();
        }
    }
}
