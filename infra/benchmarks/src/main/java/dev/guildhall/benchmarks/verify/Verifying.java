package dev.guildhall.benchmarks.verify;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.eventlog.Anchors;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.eventlog.VerificationReport;
import java.time.Duration;

/** One verification from the first position to the head, however long it takes. */
final class Verifying implements Contender {
    private static final double NANOS_A_SECOND = 1e9;

    private final String name;
    private final LogVerification verification;

    Verifying(String name, LogVerification verification) {
        this.name = name;
        this.verification = verification;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample run(int callers, Duration time) {
        long begin = System.nanoTime();
        VerificationReport report;
        try {
            report = verification.verify(Anchors.none(), progress -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (report.finding().isPresent()) {
            throw new IllegalStateException("the log is not whole: " + report);
        }
        return new Sample(report.checked() / ((System.nanoTime() - begin) / NANOS_A_SECOND), 0, 0);
    }

    @Override
    public void close() {}
}
