package dev.guildhall.benchmarks.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.panel.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Members who press a button at a steady rate, whether or not those before them were answered.
 *
 * @param acknowledged from the click until Discord was told something
 * @param answered from the click until the member read a reply
 * @param unanswered how many read none
 * @param said what the last of them read
 */
record Burst(Sample acknowledged, Sample answered, int unanswered, String said) {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double NANOS_A_SECOND = 1e9;

    private record Seen(double ackMillis, double millis, boolean replied, String content) {}

    /** @param rate clicks a second */
    static Burst of(SimulatedDiscord discord, String messageId, String customId, int rate, Duration time) {
        int clicks = (int) (rate * time.toSeconds());
        List<String> members = discord.simulator().newMembers(Simulator.DEMO, clicks);
        List<Future<Seen>> running = new ArrayList<>();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clicks; i++) {
                String member = members.get(i);
                awaitNanos(begun + (long) (i * NANOS_A_SECOND / rate));
                running.add(threads.submit(() -> click(discord, member, messageId, customId)));
            }
        }
        List<Seen> seen = running.stream().map(Burst::get).toList();
        List<Seen> replied = seen.stream().filter(Seen::replied).toList();
        Burst burst = new Burst(
                sample(rate, replied.stream().mapToDouble(Seen::ackMillis).toArray()),
                sample(rate, replied.stream().mapToDouble(Seen::millis).toArray()),
                seen.size() - replied.size(),
                seen.getLast().content());
        System.out.println(burst);
        return burst;
    }

    private static Sample sample(int rate, double[] millis) {
        return millis.length == 0 ? new Sample(rate, Double.NaN, Double.NaN) : Sample.of(rate, millis);
    }

    private static Seen click(SimulatedDiscord discord, String member, String messageId, String customId) {
        long begun = System.nanoTime();
        JsonNode seen = discord.click(member, messageId, customId);
        boolean replied = seen.path("status").asText().equals("replied")
                && seen.path("ephemeral").asBoolean()
                && !seen.path("content").asText().isBlank();
        return new Seen(
                seen.path("ackMillis").asDouble(),
                (System.nanoTime() - begun) / NANOS_A_MILLI,
                replied,
                seen.path("content").asText());
    }

    private static void awaitNanos(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Seen get(Future<Seen> one) {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The median burst of several, figure by figure. */
    static Burst median(List<Burst> bursts) {
        return new Burst(
                medians(bursts.stream().map(Burst::acknowledged).toList()),
                medians(bursts.stream().map(Burst::answered).toList()),
                bursts.stream().mapToInt(Burst::unanswered).sum(),
                bursts.getLast().said());
    }

    private static Sample medians(List<Sample> samples) {
        return new Sample(
                samples.getFirst().perSecond(),
                Figures.median(samples.stream().map(Sample::p50Millis).toList()),
                Figures.median(samples.stream().map(Sample::p99Millis).toList()));
    }
}
