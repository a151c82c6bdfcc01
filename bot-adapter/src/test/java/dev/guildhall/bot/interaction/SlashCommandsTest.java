package dev.guildhall.bot.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SlashCommandsTest {
    private static final SlashCommand CONFIG = new SlashCommand() {
        @Override
        public SlashCommandData definition() {
            return Commands.slash("config", "Settings").addSubcommands(new SubcommandData("show", "Show"));
        }

        @Override
        public Reply run(Invocation invocation) {
            return Reply.success("done");
        }

        @Override
        public CompletableFuture<List<Command.Choice>> complete(Completion completion) {
            return completion.among(List.of());
        }
    };

    private final SlashCommandData definition =
            new SlashCommands(List.of(CONFIG)).definitions().getFirst();

    @Nested
    class WhenDefined {
        @Test
        void areForThoseWhoMayManageTheGuild() {
            assertThat(definition.getDefaultPermissions().getPermissionsRaw())
                    .isEqualTo(Permission.MANAGE_SERVER.getRawValue());
            assertThat(definition.getContexts()).containsExactly(InteractionContextType.GUILD);
            assertThat(definition.getType()).isEqualTo(Command.Type.SLASH);
        }

        @Test
        void areForEverybodyWhereTheySaySo() {
            SlashCommand open = new SlashCommand() {
                @Override
                public SlashCommandData definition() {
                    return Commands.slash("config", "Settings").addSubcommands(new SubcommandData("show", "Show"));
                }

                @Override
                public boolean forEverybody() {
                    return true;
                }

                @Override
                public Reply run(Invocation invocation) {
                    return Reply.success("done");
                }

                @Override
                public CompletableFuture<List<Command.Choice>> complete(Completion completion) {
                    return completion.among(List.of());
                }
            };

            assertThat(new SlashCommands(List.of(open)).definitions().getFirst().getDefaultPermissions())
                    .isEqualTo(DefaultMemberPermissions.ENABLED);
        }

        @Test
        void haveFrenchNamesAndDescriptions() {
            DataObject json = definition.toData();

            assertThat(json.getObject("description_localizations").getString("fr"))
                    .isEqualTo("Réglages du robot");
            assertThat(json.getArray("options")
                            .getObject(0)
                            .getObject("name_localizations")
                            .getString("fr"))
                    .isEqualTo("afficher");
        }
    }
}
