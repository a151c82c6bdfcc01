package dev.guildhall.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheMiddle() {
        assertThat(Figures.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
        assertThat(Figures.median(List.of(9.0, 1.0, 3.0))).isEqualTo(3);
    }

    @Test
    void percentileIsTheLeastValueThatEnoughDoNotExceed() {
        double[] values = new double[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = values.length - i;
        }
        assertThat(Figures.percentile(values, 0.99)).isEqualTo(198);
        assertThat(Figures.percentile(values, 0.5)).isEqualTo(100);
        assertThat(Figures.percentile(new double[] {7}, 0.99)).isEqualTo(7);
    }

    @Test
    void ratiosAreThoseOfNeighboursInTime() {
        Series ours = new Series("a", List.of(sample(10), sample(40), sample(90)));
        Series theirs = new Series("b", List.of(sample(10), sample(20), sample(30)));
        assertThat(ours.ratioTo(theirs, Sample::perSecond)).isEqualTo(2);
    }

    @Test
    void sampleSurvivesTheWayBetweenProcesses() {
        Sample sample = new Sample(12_345.678, 0.1234, 5.4321);
        assertThat(Sample.isLine(sample.line())).isTrue();
        assertThat(Sample.parse(sample.line())).isEqualTo(sample);
    }

    @Test
    void boundIsMetOnItsEdge() {
        assertThat(Bound.atLeast(2).verdict(2)).isEqualTo("yes");
        assertThat(Bound.atLeast(2).verdict(1.99)).isEqualTo("no");
        assertThat(Bound.atMost(5).verdict(5.01)).isEqualTo("no");
        assertThat(Bound.atMost(1.0 / 75)).hasToString("\u2264 0.0133");
    }

    private static Sample sample(double perSecond) {
        return new Sample(perSecond, 0, 0);
    }
}
