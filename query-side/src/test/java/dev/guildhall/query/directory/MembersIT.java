package dev.guildhall.query.directory;

import static dev.guildhall.query.directory.ToldGuild.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.erasure.PersonErased;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.wire.GuildMembers;
import dev.guildhall.events.wire.GuildMembers.Names;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MembersIT extends DirectoryScene {
    @Nested
    class WhenMembersComeAndGo {
        @BeforeEach
        void tell() throws Exception {
            guild.tell(null);
            guild.tellAll(named(member(1), "anna"), named(member(2), "bea"), named(member(3), "cleo"));
        }

        @Test
        void followsEachChange() throws Exception {
            assertThat(taken(guild.change(
                            List.of(member(4)),
                            List.of(named(member(4), "dora"), named(member(1), "anne")),
                            List.of(member(2)))))
                    .isTrue();

            assertThat(guild.found(OLIVIA, "")).containsExactly("anne", "cleo", "dora");
        }

        @Test
        void forgetsWhoLeftUnnoticed() throws Exception {
            long pass = guild.begin();
            guild.tell(pass, "", member(2), named(member(2), "bea"));
            assertThat(guild.found(OLIVIA, "")).containsExactly("bea", "cleo");

            guild.tell(pass, member(2), null);
            assertThat(guild.found(OLIVIA, "")).containsExactly("bea");
        }

        @Test
        void dropsAllOfAGuildThatWasLeft() throws Exception {
            followed(log.append(new GuildLeft(guild.id())));
            assertThat(guild.get(OLIVIA, "/members").status()).isEqualTo(403);
            assertThat(taken(guild.change(List.of(), List.of(named(member(5), "late")), List.of())))
                    .isFalse();
            assertThat(guild.tell(null).status()).isEqualTo(404);
            assertThat(rows()).isZero();

            followed(log.append(new GuildRejoined(guild.id())));
            assertThat(guild.get(OLIVIA, "/members").status()).isEqualTo(503);
        }

        private long rows() {
            return JdbcClient.create(side.bean(DataSource.class))
                    .sql("SELECT count(*) FROM query.directory_member WHERE guild_id = ?")
                    .param(guild.id())
                    .query(Long.class)
                    .single();
        }
    }

    @Nested
    class WhenSomebodyIsErased {
        @BeforeEach
        void erase() throws Exception {
            guild.tell(null);
            guild.tellAll(named(member(11), "anna"), named(member(12), "bea"));
            followed(log.append(new PersonErased(member(11), 7)));
        }

        @Test
        void holdsTheirNamesNoMore() throws Exception {
            assertThat(guild.found(OLIVIA, "")).containsExactly("bea");
        }

        @Test
        void leavesNothingOfThemInTheFile() {
            await().atMost(PATIENCE)
                    .until(() -> JdbcClient.create(side.bean(DataSource.class))
                            .sql("SELECT bool_and(cleared) FROM query.directory_forgotten")
                            .query(Boolean.class)
                            .single());
        }

        @Test
        void takesThemInAgainOnlyWhenTheyJoin() throws Exception {
            guild.tellAll(named(member(11), "anna"), named(member(12), "bea"));
            guild.change(List.of(), List.of(named(member(11), "anna")), List.of());
            assertThat(guild.found(OLIVIA, "")).containsExactly("bea");

            guild.change(List.of(member(11)), List.of(named(member(11), "anna")), List.of());
            assertThat(guild.found(OLIVIA, "")).containsExactly("anna", "bea");
        }
    }

    @Nested
    class WhenPostgresCounts {
        @Test
        void takesNoSamplesOfNames() throws Exception {
            guild.tell(null);
            guild.tellAll(IntStream.range(0, 300)
                    .mapToObj(n -> new Names(member(n), "counted-" + n, "Counted " + n, "C" + n))
                    .toArray(Names[]::new));
            JdbcClient jdbc = JdbcClient.create(side.bean(DataSource.class));
            jdbc.sql("ANALYZE query.directory_member").update();

            assertThat(jdbc.sql("SELECT attname FROM pg_stats WHERE tablename = 'directory_member'")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("guild_id", "user_id");
        }

        @Test
        void logsNothingOfTheDirectory() {
            assertThat(JdbcClient.create(side.bean(DataSource.class))
                            .sql("SELECT relname FROM pg_class WHERE relpersistence = 'u' AND relkind = 'r'")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("directory", "directory_member");
        }
    }

    @Nested
    class WhenSearching {
        @Test
        void findsByEachNameWithoutCaseOrAccents() throws Exception {
            guild.tell(null);
            guild.tellAll(
                    new Names(member(1), "anna", "Zoé", "The Herald"),
                    new Names(member(2), "bea", "Élodie", null),
                    new Names(member(3), "joanna", null, null));

            assertThat(guild.found(OLIVIA, "ANN")).containsExactly("anna", "joanna");
            assertThat(guild.found(OLIVIA, "elod")).containsExactly("bea");
            assertThat(guild.found(OLIVIA, "zoe")).containsExactly("anna");
            assertThat(guild.found(OLIVIA, "herald")).containsExactly("anna");
            assertThat(guild.found(OLIVIA, member(2))).containsExactly("bea");
            assertThat(guild.found(OLIVIA, "%25")).isEmpty();
            assertThat(guild.found(OLIVIA, "nobody")).isEmpty();
        }

        @Test
        void boundsWhatIsAnswered() throws Exception {
            guild.tell(null);
            guild.tellAll(IntStream.range(0, 150)
                    .mapToObj(n -> named(member(n), "member-%03d".formatted(n)))
                    .toArray(Names[]::new));

            assertThat(guild.found(OLIVIA, "mem")).hasSize(25).startsWith("member-000", "member-001");
            assertThat(guild.found(OLIVIA, "mem&limit=100")).hasSize(100);
            for (String asked : List.of("?limit=101", "?limit=0", "?limit=x", "?query=" + "a".repeat(101))) {
                assertThat(guild.get(OLIVIA, "/members" + asked).status())
                        .as(asked)
                        .isEqualTo(400);
            }
        }

        @Test
        void looksThroughIndexesOnly() throws Exception {
            guild.tell(null);
            long pass = guild.begin();
            int all = 5_000;
            for (int from = 0; from < all; from += GuildMembers.MAX_TOLD) {
                int to = Math.min(all, from + GuildMembers.MAX_TOLD);
                guild.tell(
                        pass,
                        from == 0 ? "" : member(from - 1),
                        to == all ? null : member(to - 1),
                        IntStream.range(from, to)
                                .mapToObj(n -> named(member(n), "member-%04d".formatted(n)))
                                .toArray(Names[]::new));
            }

            assertThat(guild.found(OLIVIA, "member-49")).hasSize(25).startsWith("member-4900");
            assertThat(guild.found(OLIVIA, "-4999")).containsExactly("member-4999");
            JdbcClient jdbc = JdbcClient.create(side.bean(DataSource.class));
            jdbc.sql("ANALYZE query.directory_member").update();
            String plan = jdbc.sql("EXPLAIN SELECT * FROM query.directory_member WHERE guild_id = ?"
                            + " AND folded_name >= ? AND folded_name < ? ORDER BY folded_name LIMIT 25")
                    .params(guild.id(), "member-49", Folding.endOf("member-49"))
                    .query(String.class)
                    .list()
                    .toString();
            assertThat(plan).contains("directory_member_name").doesNotContain("Seq Scan", "Sort");
        }
    }
}
