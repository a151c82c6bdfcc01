package dev.guildhall.simulator.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.Access;
import dev.guildhall.simulator.world.Guild;
import dev.guildhall.simulator.world.Member;
import dev.guildhall.simulator.world.Message;
import dev.guildhall.simulator.world.World;

/** The {@code INTERACTION_CREATE} that a bot receives. */
final class InteractionEvent {
    private static final int MAX_ATTACHMENT_BYTES = 10 << 20;

    private InteractionEvent() {}

    static ObjectNode of(Interaction interaction, World world) {
        Interaction.Scene scene = interaction.scene();
        Guild guild = scene.guild();
        ObjectNode event = Json.object()
                .put("id", interaction.id())
                .put("application_id", world.bot().id())
                .put("type", interaction.type())
                .put("token", interaction.token())
                .put("version", 1)
                .put("guild_id", guild.id())
                .put("channel_id", scene.channel().id())
                .put("locale", scene.locale())
                .put("guild_locale", "en-US")
                .put("context", 0)
                .put("attachment_size_limit", MAX_ATTACHMENT_BYTES);
        event.set("data", interaction.data());
        event.putObject("guild").put("id", guild.id()).put("locale", "en-US").putArray("features");
        String permissions = permissions(scene, scene.member());
        event.put(
                "app_permissions",
                permissions(scene, guild.member(world.bot().id()).orElseThrow()));
        event.set("channel", scene.channel().toJson().put("permissions", permissions));
        event.set("member", scene.member().toJson().put("permissions", permissions));
        event.putArray("entitlements");
        event.putObject("authorizing_integration_owners").put("0", guild.id());
        Message source = interaction.source();
        if (source != null) {
            event.set("message", source.body().deepCopy());
        }
        return event;
    }

    private static String permissions(Interaction.Scene scene, Member member) {
        return Long.toUnsignedString(Access.in(scene.guild(), scene.channel(), member));
    }
}
