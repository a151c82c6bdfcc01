package dev.guildhall.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One contender's samples, in the order of the rounds. */
public record Series(String name, List<Sample> samples) {
    public double perSecond() {
        return median(Sample::perSecond);
    }

    public double p50Millis() {
        return median(Sample::p50Millis);
    }

    public double p99Millis() {
        return median(Sample::p99Millis);
    }

    /**
     * The median of the rounds' ratios: two neighbours in time share the machine's mood, so what drifts cancels out.
     *
     * @param figure of either
     */
    public double ratioTo(Series other, ToDoubleFunction<Sample> figure) {
        return Figures.median(ratiosTo(other, figure));
    }

    public List<Double> ratiosTo(Series other, ToDoubleFunction<Sample> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            ratios.add(figure.applyAsDouble(samples.get(i))
                    / figure.applyAsDouble(other.samples().get(i)));
        }
        return ratios;
    }

    private double median(ToDoubleFunction<Sample> figure) {
        return Figures.median(samples.stream().mapToDouble(figure).boxed().toList());
    }
}
