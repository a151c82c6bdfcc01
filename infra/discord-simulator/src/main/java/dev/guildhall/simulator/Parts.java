package dev.guildhall.simulator;

import dev.guildhall.simulator.control.ControlRoutes;
import dev.guildhall.simulator.control.FaultRoutes;
import dev.guildhall.simulator.control.GatewayRoutes;
import dev.guildhall.simulator.control.StateRoutes;
import dev.guildhall.simulator.control.StructureRoutes;
import dev.guildhall.simulator.control.ViewRoutes;
import dev.guildhall.simulator.control.VoiceRoutes;
import dev.guildhall.simulator.gateway.GatewaySessions;
import dev.guildhall.simulator.http.CallLog;
import dev.guildhall.simulator.http.Door;
import dev.guildhall.simulator.http.Faults;
import dev.guildhall.simulator.http.Routes;
import dev.guildhall.simulator.interaction.Acts;
import dev.guildhall.simulator.interaction.ApplicationCommands;
import dev.guildhall.simulator.interaction.Callbacks;
import dev.guildhall.simulator.interaction.Interactions;
import dev.guildhall.simulator.interaction.Replies;
import dev.guildhall.simulator.interaction.Webhooks;
import dev.guildhall.simulator.message.Attachments;
import dev.guildhall.simulator.message.Messages;
import dev.guildhall.simulator.oauth.ConsentRoutes;
import dev.guildhall.simulator.oauth.Grants;
import dev.guildhall.simulator.oauth.TokenRoutes;
import dev.guildhall.simulator.page.PageRoutes;
import dev.guildhall.simulator.rest.ApplicationRoutes;
import dev.guildhall.simulator.rest.Authority;
import dev.guildhall.simulator.rest.BanRoutes;
import dev.guildhall.simulator.rest.ChannelRoutes;
import dev.guildhall.simulator.rest.CommandRoutes;
import dev.guildhall.simulator.rest.GuildRoutes;
import dev.guildhall.simulator.rest.MemberRoutes;
import dev.guildhall.simulator.rest.MessageRoutes;
import dev.guildhall.simulator.rest.RoleRoutes;
import dev.guildhall.simulator.rest.SelfRoutes;
import dev.guildhall.simulator.world.Channels;
import dev.guildhall.simulator.world.DefaultWorld;
import dev.guildhall.simulator.world.Membership;
import dev.guildhall.simulator.world.Roles;
import dev.guildhall.simulator.world.Voice;
import dev.guildhall.simulator.world.World;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/** Everything put together; what the connections need to know of it. */
record Parts(Door door, GatewaySessions gateway) {

    static Parts assemble(SimulatorSettings settings, ScheduledExecutorService thread, Clock clock) {
        World world = DefaultWorld.create(settings.clientId(), clock);
        GatewaySessions gateway = new GatewaySessions(world);
        Messages messages = new Messages(world, gateway);
        Membership membership = new Membership(world, gateway);
        ApplicationCommands commands = new ApplicationCommands(world);
        Interactions interactions = new Interactions(world, gateway, thread);
        Grants grants = new Grants(clock);
        TokenRoutes tokens = new TokenRoutes(grants, world, client(settings));
        ConsentRoutes consent = new ConsentRoutes(grants, world, settings.clientId());
        Faults faults = new Faults(clock);
        CallLog calls = new CallLog(clock, Attachments::payload);

        Routes api = new Routes();
        rest(api, world, gateway, messages, membership);
        new CommandRoutes(world, commands).addTo(api);
        answers(api, interactions, new Replies(world, messages), messages);
        tokens.addTo(api);
        consent.addTo(api);

        Routes own = new Routes();
        consent.addTo(own);
        new ControlRoutes(world, new Acts(interactions, commands), messages, membership, grants).addTo(own);
        new StateRoutes(world, gateway, commands, calls, faults).addTo(own);
        new ViewRoutes(world, gateway, commands, calls, faults).addTo(own);
        new StructureRoutes(world, new Channels(world, gateway), new Roles(gateway, membership)).addTo(own);
        new VoiceRoutes(world, new Voice(world, gateway)).addTo(own);
        new FaultRoutes(world, faults, gateway).addTo(own);
        new GatewayRoutes(gateway.terms()).addTo(own);
        new PageRoutes().addTo(own);
        return new Parts(new Door(api, own, faults, calls, tokens::caller, thread), gateway);
    }

    private static TokenRoutes.Client client(SimulatorSettings settings) {
        return new TokenRoutes.Client(settings.clientId(), settings.clientSecret(), settings.botToken());
    }

    private static void rest(
            Routes api, World world, GatewaySessions gateway, Messages messages, Membership membership) {
        Authority authority = new Authority(world);
        new ApplicationRoutes(world, gateway.terms()).addTo(api);
        new SelfRoutes(world).addTo(api);
        new GuildRoutes(authority, gateway, membership).addTo(api);
        new ChannelRoutes(authority, new Channels(world, gateway)).addTo(api);
        new RoleRoutes(authority, new Roles(gateway, membership)).addTo(api);
        new MemberRoutes(authority, membership, new Voice(world, gateway)).addTo(api);
        new BanRoutes(authority, membership).addTo(api);
        new MessageRoutes(authority, messages).addTo(api);
    }

    private static void answers(Routes api, Interactions interactions, Replies replies, Messages messages) {
        new Callbacks(interactions, replies, messages).addTo(api);
        new Webhooks(interactions, replies).addTo(api);
    }
}
