package dev.guildhall.query.directory;

import static dev.guildhall.query.directory.ToldGuild.named;
import static dev.guildhall.query.directory.ToldGuild.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import dev.guildhall.events.wire.GuildMembers;
import dev.guildhall.events.wire.GuildMembers.Names;
import dev.guildhall.query.QuerySideProcess.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DirectoryIT extends DirectoryScene {
    private List<String> channels() throws Exception {
        return guild.get(OLIVIA, "/channels")
                .body()
                .at("/data/text")
                .valueStream()
                .map(channel -> channel.path("name").asString())
                .toList();
    }

    @Nested
    class WhenTheBotHasTold {
        @Test
        void answersChannelsByKindInDiscordsOrder() throws Exception {
            guild.tell(
                    null,
                    text("1180000000000000203", "later", 3),
                    new GuildChannel("1180000000000000221", "tickets", ChannelKind.CATEGORY, null, 0),
                    new GuildChannel("1180000000000000201", "general", ChannelKind.TEXT, "1180000000000000221", 1),
                    new GuildChannel("1180000000000000211", "lobby", ChannelKind.VOICE, null, 4),
                    new GuildChannel("1180000000000000231", "ideas", ChannelKind.FORUM, null, 5),
                    new GuildChannel("1180000000000000232", "talks", ChannelKind.STAGE, null, 6),
                    new GuildChannel("1180000000000000233", "photos", ChannelKind.MEDIA, null, 7),
                    new GuildChannel("1180000000000000234", "novelty", ChannelKind.OTHER, null, 8));

            Reply reply = guild.get(OLIVIA, "/channels");

            assertThat(EventJson.writeString(reply.body().path("data")))
                    .isEqualTo("{\"text\":[{\"id\":\"1180000000000000201\",\"name\":\"general\","
                            + "\"parentId\":\"1180000000000000221\"},"
                            + "{\"id\":\"1180000000000000203\",\"name\":\"later\",\"parentId\":null}],"
                            + "\"voice\":[{\"id\":\"1180000000000000211\",\"name\":\"lobby\",\"parentId\":null}],"
                            + "\"category\":[{\"id\":\"1180000000000000221\",\"name\":\"tickets\","
                            + "\"parentId\":null}],"
                            + "\"stage\":[{\"id\":\"1180000000000000232\",\"name\":\"talks\",\"parentId\":null}],"
                            + "\"forum\":[{\"id\":\"1180000000000000231\",\"name\":\"ideas\",\"parentId\":null}],"
                            + "\"media\":[{\"id\":\"1180000000000000233\",\"name\":\"photos\",\"parentId\":null}]}");
            assertThat(reply.version()).isPositive();
        }

        @Test
        void answersRolesTheHighestFirst() throws Exception {
            guild.tell(
                    null,
                    List.of(),
                    List.of(
                            new GuildRole(guild.id(), "@everyone", null, -1, false),
                            new GuildRole("1180000000000000301", "Admin", "#e74c3c", 4, false),
                            new GuildRole("1180000000000000309", "Guildhall", null, 5, true)));

            Reply reply = guild.get(OLIVIA, "/roles");

            assertThat(reply.body()
                            .path("data")
                            .valueStream()
                            .map(role -> role.path("name").asString()))
                    .containsExactly("Guildhall", "Admin", "@everyone");
            assertThat(reply.at("/data/1/colour")).isEqualTo("#e74c3c");
            assertThat(reply.at("/data/1/position")).isEqualTo("4");
            assertThat(reply.at("/data/0/managed")).isEqualTo("true");
            assertThat(reply.at("/count")).isEqualTo("3");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/guilds/", "/api/panel/guilds/", "/api/discord/guilds/"})
        void answersUnderEachOfItsNames(String prefix) throws Exception {
            guild.tell(null, text("1180000000000000201", "general", 1));
            guild.tellAll(named(MAX, "max"));

            for (String what : List.of("/channels", "/roles", "/members")) {
                assertThat(side.get(prefix + guild.id() + what, OLIVIA).status())
                        .as(what)
                        .isEqualTo(200);
                assertThat(side.get(prefix + guild.id() + what, MAX).status())
                        .as(what)
                        .isEqualTo(403);
                assertThat(side.send("GET", prefix + guild.id() + what, "", Map.of())
                                .status())
                        .as(what)
                        .isEqualTo(401);
            }
        }

        @Test
        void sendsNothingTwiceToThoseWhoHaveIt() throws Exception {
            long stamp = stamp(guild.tell(null, text("1180000000000000201", "general", 1)));
            String tag = String.valueOf(guild.get(OLIVIA, "/channels").headers().get("etag"));

            assertThat(conditional(tag).status()).isEqualTo(304);
            guild.tell(stamp, text("1180000000000000201", "renamed", 1));
            assertThat(conditional(tag).status()).isEqualTo(200);
        }

        private Reply conditional(String tag) throws Exception {
            String token = side.bean(AccessTokens.class).issueForUser(OLIVIA, "olivia");
            return side.send("GET", "/api/guilds/" + guild.id() + "/channels", token, Map.of("If-None-Match", tag));
        }

        @Test
        void neverShowsOneGuildsInAnother() throws Exception {
            ToldGuild elsewhere = registered(ERIN);
            guild.tell(null, text("1180000000000000201", "ours", 1));
            guild.tellAll(named(member(1), "anna"), named(member(2), "annabel"));
            elsewhere.tell(null, text("1180000000000000231", "theirs", 1));
            elsewhere.tellAll(named(member(3), "anna of erin"));

            assertThat(channels()).containsExactly("ours");
            assertThat(guild.found(OLIVIA, "anna")).containsExactly("anna", "annabel");
            assertThat(elsewhere.found(ERIN, "anna")).containsExactly("anna of erin");
            assertThat(elsewhere.found(ERIN, member(1))).isEmpty();
            for (String what : List.of("/channels", "/roles", "/members")) {
                assertThat(elsewhere.get(OLIVIA, what).status()).isEqualTo(403);
            }
        }
    }

    @Nested
    class WhenTheBotHasNotTold {
        @ParameterizedTest
        @ValueSource(strings = {"/channels", "/roles", "/members"})
        void asksToComeBack(String what) throws Exception {
            Reply reply = guild.get(OLIVIA, what);

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.headers()).containsKey("retry-after");
        }

        @Test
        void doesNotShowHalfOfTheMembers() throws Exception {
            guild.tell(null);
            long pass = guild.begin();
            assertThat(taken(guild.tell(pass, "", member(5), named(member(1), "anna"))))
                    .isTrue();
            assertThat(guild.get(OLIVIA, "/members").status()).isEqualTo(503);

            assertThat(taken(guild.tell(pass, member(5), null, named(member(6), "bea"))))
                    .isTrue();
            assertThat(guild.found(OLIVIA, "")).containsExactly("anna", "bea");
        }

        @Test
        void keepsNothingOfAGuildWithoutTheBot() throws Exception {
            ToldGuild unknown = new ToldGuild(side, "1180000000000099999");

            assertThat(unknown.tell(null).status()).isEqualTo(404);
            assertThat(unknown.send("POST", "/passes", Map.of()).status()).isEqualTo(404);
        }
    }

    @Nested
    class WhenSeveralTell {
        @Test
        void takesOnlyWhatKnowsOfTheLastOne() throws Exception {
            long first = stamp(guild.tell(null, text("1180000000000000201", "first", 1)));
            long second = stamp(guild.tell(first, text("1180000000000000201", "second", 1)));

            Reply late = guild.tell(first, text("1180000000000000201", "late", 1));

            assertThat(taken(late)).isFalse();
            assertThat(late.body().at("/data/stamp").asLong()).isEqualTo(second);
            assertThat(channels()).containsExactly("second");
            assertThat(taken(guild.tell(null, text("1180000000000000201", "blind", 1))))
                    .isFalse();
        }

        @Test
        void changesNothingWhenNothingChanged() throws Exception {
            long first = stamp(guild.tell(null, text("1180000000000000201", "general", 1)));

            assertThat(stamp(guild.tell(null, text("1180000000000000201", "general", 1))))
                    .isEqualTo(first);
        }

        @Test
        void takesOnlyTheLatestPass() throws Exception {
            guild.tell(null);
            long dead = guild.begin();
            long alive = guild.begin();
            assertThat(taken(guild.tell(alive, "", null, named(member(1), "anna"))))
                    .isTrue();

            assertThat(taken(guild.tell(dead, "", null, named(member(2), "long gone"))))
                    .isFalse();
            assertThat(guild.found(OLIVIA, "")).containsExactly("anna");
        }

        @Test
        void saysWhatIsHeldAndWhatIsDue() throws Exception {
            long stamp = stamp(guild.tell(null, text("1180000000000000201", "general", 1)));
            assertThat(standing())
                    .isEqualTo("{\"guildId\":\"%s\",\"stamp\":%d,\"membersDue\":true}".formatted(guild.id(), stamp));
            guild.tellAll(named(member(1), "anna"));
            assertThat(standing()).contains("\"membersDue\":false");

            age("pass_complete_at", Skeletons.MEMBERS_AGE);
            assertThat(standing()).contains("\"membersDue\":true");
            long pass = guild.begin();
            guild.tell(pass, "", member(1), named(member(1), "anna"));
            age("pass_begun_at", Skeletons.PASS_PATIENCE);
            assertThat(standing()).contains("\"membersDue\":true");
        }

        private void age(String column, Duration by) {
            JdbcClient.create(side.bean(DataSource.class))
                    .sql("UPDATE query.directory SET %s = %s - make_interval(secs => ?) WHERE guild_id = ?"
                            .formatted(column, column))
                    .params((double) by.toSeconds(), guild.id())
                    .update();
        }

        private String standing() throws Exception {
            Reply reply = side.send(
                    "POST",
                    "/internal/directories",
                    side.serviceToken(),
                    Map.of(),
                    EventJson.writeString(List.of(guild.id())));
            return EventJson.writeString(reply.body().at("/data/0"));
        }
    }

    @Nested
    class WhenATellingIsOutOfBounds {
        @Test
        void refusesIt() throws Exception {
            guild.tell(null);
            Names tooLong = named(member(1), "x".repeat(GuildMembers.MAX_NAME_LENGTH + 1));

            assertThat(guild.change(List.of(), List.of(tooLong), List.of()).status())
                    .isEqualTo(400);
            assertThat(guild.change(List.of(), List.of(named("1", "short id")), List.of())
                            .status())
                    .isEqualTo(400);
            assertThat(guild.change(List.of(), List.of(named(member(1), "nul\0")), List.of())
                            .status())
                    .isEqualTo(400);
            assertThat(guild.tell(guild.begin(), member(5), null, named(member(1), "outside"))
                            .status())
                    .isEqualTo(400);
            assertThat(guild.tell(
                                    null,
                                    text("1180000000000000201", "twice", 1),
                                    text("1180000000000000201", "twice", 1))
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void takesNoneFromUsers() throws Exception {
            String token = side.bean(AccessTokens.class).issueForUser(OLIVIA, "olivia");

            assertThat(side.send("PUT", "/internal/guilds/" + guild.id() + "/directory", token, Map.of(), "{}")
                            .status())
                    .isEqualTo(403);
        }
    }

    /** In the document everything that is named has a name of its own. */
    @Nested
    class WhenTheConfigurationIsExported {
        private static final String LOGS = "1180000000000000202";
        private static final String GONE = "1180000000000000399";

        private long configure() throws Exception {
            long position = log.append(
                    new SettingsChanged(guild.id(), List.of(new Change("logChannelId", null, LOGS))),
                    new ModuleConfigured(guild.id(), "music", List.of(new Change("djRoleId", null, GONE))));
            followed(position);
            return position;
        }

        @Test
        void saysWhatWasChosenAndWhatItsIdsAreOf() throws Exception {
            guild.tell(null, text(LOGS, "logs", 1));
            long position = configure();

            Reply reply = guild.get(OLIVIA, "/export");

            assertThat(reply.version()).isEqualTo(position);
            assertThat(reply.headers()).containsEntry("etag", "\"" + position + "\"");
            assertThat(reply.at("/data/format")).isEqualTo("guildhall-configuration");
            assertThat(reply.at("/data/guild/id")).isEqualTo(guild.id());
            assertThat(reply.body().at("/data/version").asLong()).isEqualTo(position);
            assertThat(reply.body().at("/data/settings").toString())
                    .isEqualTo("{\"prefix\":null,\"locale\":null,\"timezone\":null,\"colour\":null,"
                            + "\"logChannelId\":\"" + LOGS + "\"}");
            assertThat(reply.body().at("/data/modules/music/enabled").asBoolean(true))
                    .isFalse();
            assertThat(reply.body().at("/data/references").toString())
                    .isEqualTo("[{\"id\":\"%s\",\"kind\":\"text\",\"name\":\"logs\"},".formatted(LOGS)
                            + "{\"id\":\"%s\",\"kind\":null,\"name\":null}]".formatted(GONE));
        }

        @Test
        void waitsForTheBotOnlyWhereItSpeaksOfIds() throws Exception {
            assertThat(guild.get(OLIVIA, "/export").status()).isEqualTo(200);
            configure();
            assertThat(guild.get(OLIVIA, "/export").status()).isEqualTo(503);
        }

        @Test
        void isForThoseWhoMayReadTheGuildOnly() throws Exception {
            assertThat(guild.get(MAX, "/export").status()).isEqualTo(403);
            assertThat(side.get("/api/panel/guilds/" + guild.id() + "/export", OLIVIA)
                            .status())
                    .isEqualTo(200);
        }
    }
}
