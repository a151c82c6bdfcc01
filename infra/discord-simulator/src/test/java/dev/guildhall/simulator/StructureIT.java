package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.simulator.world.DefaultWorld;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.VoiceChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.member.update.GuildMemberUpdateNicknameEvent;
import net.dv8tion.jda.api.events.user.update.UserUpdateGlobalNameEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureIT {
    private static final String GUILD = "/sim/guilds/" + DefaultWorld.GUILD;

    private final Queue<GenericEvent> heard = new ConcurrentLinkedQueue<>();
    private DiscordSimulator simulator;
    private Client client;
    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
        EventListener ears = heard::add;
        bot = Bot.login(simulator, builder -> builder.addEventListeners(ears));
    }

    @AfterEach
    void stop() {
        bot.close();
        client.close();
        simulator.close();
    }

    private Guild guild() {
        return bot.guild(DefaultWorld.GUILD);
    }

    private String made(String what, String body) {
        Client.Answer answer = client.send("POST", GUILD + what, body);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    private boolean heard(Class<?> type) {
        return heard.stream().anyMatch(type::isInstance);
    }

    @Nested
    class WhenAnAdministratorChangesTheGuild {
        @ParameterizedTest
        @CsvSource({"announcement,NEWS", "stage,STAGE", "forum,FORUM", "media,MEDIA"})
        void tellsOfEveryKindOfChannel(String word, ChannelType type) {
            String made = made("/channels", "{\"type\":\"%s\",\"name\":\"x\"}".formatted(word));

            await().until(() -> guild().getGuildChannelById(type, made) != null);
        }

        @Test
        void tellsOfChannels() {
            String category = made("/channels", "{\"type\":\"category\",\"name\":\"stage\"}");
            String voice =
                    made("/channels", "{\"type\":\"voice\",\"name\":\"left\",\"parentId\":\"%s\"}".formatted(category));
            await().until(() -> guild().getVoiceChannelById(voice) != null);
            VoiceChannel channel = Objects.requireNonNull(guild().getVoiceChannelById(voice));
            assertThat(channel.getParentCategoryId()).isEqualTo(category);

            client.send("PATCH", GUILD + "/channels/" + voice, "{\"name\":\"right\",\"parentId\":null}");
            await().until(() -> channel.getName().equals("right") && channel.getParentCategoryId() == null);

            assertThat(client.send("DELETE", GUILD + "/channels/" + voice, "").status())
                    .isEqualTo(204);
            await().until(() -> guild().getVoiceChannelById(voice) == null);
        }

        @Test
        void tellsOfRoles() {
            String id = made("/roles", "{\"name\":\"Herald\",\"colour\":65407}");
            await().until(() -> guild().getRoleById(id) != null);
            Role role = Objects.requireNonNull(guild().getRoleById(id));
            assertThat(role.getColors().getPrimaryRaw()).isEqualTo(0x00ff7f);

            client.send("PATCH", GUILD + "/roles/" + id, "{\"name\":\"Crier\"}");
            await().until(() -> role.getName().equals("Crier"));
            assertThat(role.getColors().getPrimaryRaw()).isEqualTo(0x00ff7f);

            client.send("DELETE", GUILD + "/roles/" + id, "");
            await().until(() -> guild().getRoleById(id) == null);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                POST   | /channels                    | {"type":"tent","name":"x"}    | 400
                POST   | /channels                    | {"type":"text"}               | 400
                POST   | /channels                    | {"name":"x","parentId":"1"}   | 404
                PATCH  | /channels/1                  | {"name":"x"}                  | 404
                POST   | /roles                       | {"name":"x","colour":-1}      | 400
                DELETE | /roles/1180000000000000001   | {}                            | 409
                DELETE | /roles/1180000000000000309   | {}                            | 409
                DELETE | /roles/1                     | {}                            | 404
                """)
        void refusesWhatCannotBe(String method, String path, String body, int status) {
            assertThat(client.send(method, GUILD + path, body).status()).isEqualTo(status);
        }
    }

    @Nested
    class WhenSomebodyIsCalledSomethingElse {
        private Member max() {
            return Objects.requireNonNull(guild().getMemberById(DefaultWorld.MAX));
        }

        @Test
        void tellsOfANickAndKeepsTheRoles() {
            client.send("PATCH", GUILD + "/members/" + DefaultWorld.MAX, "{\"nick\":\"Maximus\"}");

            await().until(() -> heard(GuildMemberUpdateNicknameEvent.class));
            assertThat(max().getNickname()).isEqualTo("Maximus");
            assertThat(max().getRoles()).extracting(Role::getId).containsExactly(DefaultWorld.ROLE_MEMBER);
        }

        @Test
        void tellsOfANameEverywhere() {
            client.send("PATCH", "/sim/users/" + DefaultWorld.MAX, "{\"displayName\":\"Maximilian\"}");

            await().until(() -> heard(UserUpdateGlobalNameEvent.class));
            assertThat(max().getUser().getGlobalName()).isEqualTo("Maximilian");
            Guild elsewhere = bot.guild(DefaultWorld.ELSEWHERE);
            assertThat(Objects.requireNonNull(elsewhere.getMemberById(DefaultWorld.MAX))
                            .getEffectiveName())
                    .isEqualTo("Maximilian");
        }

        @Test
        void refusesWhatCannotBe() {
            assertThat(client.send("PATCH", GUILD + "/members/" + DefaultWorld.MAX, "{\"nick\":\" \"}")
                            .status())
                    .isEqualTo(400);
            assertThat(client.send("PATCH", "/sim/users/1", "{\"displayName\":\"Nobody\"}")
                            .status())
                    .isEqualTo(404);
        }
    }
}
