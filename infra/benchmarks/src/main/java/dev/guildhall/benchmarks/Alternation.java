package dev.guildhall.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has contenders act in turn; whoever began a round is the last of the next one. */
public final class Alternation {
    private final Bench bench;
    private final List<? extends Contender> contenders;

    public Alternation(Bench bench, List<? extends Contender> contenders) {
        this.bench = bench;
        this.contenders = contenders;
    }

    /** The series of the contenders, in their order. */
    public List<Series> run(int callers, Duration time, int rounds) {
        List<Series> series = contenders.stream()
                .map(contender -> new Series(contender.name(), new ArrayList<>()))
                .toList();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contenders.size(); turn++) {
                int who = (round + turn) % contenders.size();
                bench.settle();
                Sample sample = contenders.get(who).run(callers, time);
                series.get(who).samples().add(sample);
                System.out.printf(
                        "%d callers, round %d, %s: %s%n",
                        callers, round + 1, contenders.get(who).name(), sample);
            }
        }
        return series;
    }
}
