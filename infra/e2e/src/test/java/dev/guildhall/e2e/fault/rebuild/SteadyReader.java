package dev.guildhall.e2e.fault.rebuild;

import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.World;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.e2e.fault.sides.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Somebody who reads guilds again and again, from whichever process answers, and remembers what he has seen. */
final class SteadyReader {
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private record Seen(String url, String guildId) {}

    private final QueryProcesses processes;
    private final List<Place> places;
    private final Consumer<String> found;
    private final Map<Seen, Long> versions = new HashMap<>();
    private long reads;

    SteadyReader(QueryProcesses processes, List<Place> places, Consumer<String> found) {
        this.processes = processes;
        this.places = places;
        this.found = found;
    }

    /** @return how often it has read */
    long read(BooleanSupplier going) {
        while (going.getAsBoolean()) {
            for (Place place : places) {
                read(place.guildId());
                Pause.of(BETWEEN);
            }
        }
        return reads;
    }

    private void read(String guildId) {
        int answered = 0;
        for (String url : processes.urls()) {
            Optional<Answer> answer = QueryProcesses.ask(url, "/api/guilds/" + guildId, World.OLIVIA);
            if (answer.isPresent()) {
                answered++;
                check(new Seen(url, guildId), answer.get());
            }
        }
        if (answered == 0) {
            found.accept("nobody could read guild " + guildId);
        }
        reads++;
    }

    private void check(Seen seen, Answer answer) {
        if (answer.status() != 200) {
            found.accept(seen + " was answered with " + answer);
            return;
        }
        long last = versions.getOrDefault(seen, 0L);
        if (answer.version() < last) {
            found.accept("%s went back from %d to %d".formatted(seen, last, answer.version()));
        }
        versions.put(seen, answer.version());
    }
}
