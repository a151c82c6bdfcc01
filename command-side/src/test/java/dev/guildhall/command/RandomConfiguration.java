package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Random;

/** Changes of few fields to few values, so that they meet; the same ones for the same seed, and all of them valid. */
final class RandomConfiguration {
    private final Random random;

    RandomConfiguration(long seed) {
        random = new Random(seed);
    }

    HttpRequest.Builder next(RunningCommandSide side, KnownGuild guild) {
        return switch (random.nextInt(3)) {
            case 0 ->
                guild.change(
                        ADAM,
                        "{\"prefix\":%s,\"locale\":%s}"
                                .formatted(one("null", "\"!\"", "\"?\""), one("null", "\"en\"", "\"fr\"")));
            case 1 -> module(side, guild, "giveaway", "buttonText", one("null", "\"Join\"", "\"Enter\""));
            default -> module(side, guild, "leveling", "xpMax", one("null", "30", "40"));
        };
    }

    private HttpRequest.Builder module(
            RunningCommandSide side, KnownGuild guild, String module, String field, String value) {
        String enabled = one("true", "false");
        return side.patch(
                ADAM,
                guild.path() + "/modules/" + module,
                random.nextBoolean()
                        ? "{\"enabled\":%s}".formatted(enabled)
                        : "{\"enabled\":%s,\"config\":{\"%s\":%s}}".formatted(enabled, field, value));
    }

    private String one(String... of) {
        return List.of(of).get(random.nextInt(of.length));
    }
}
