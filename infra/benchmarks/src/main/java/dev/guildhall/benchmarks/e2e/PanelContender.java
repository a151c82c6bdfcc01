package dev.guildhall.benchmarks.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.Side;
import java.time.Duration;

/** A side, and what its administrators do all the time. */
record PanelContender(Browsers browsers, Side side, String task) implements Contender {
    /** Save, wait for the frame, save again. */
    static final String FRAMES = "frames";

    /** Save, wait for the answer, save again. */
    static final String SAVES = "saves";

    @Override
    public String name() {
        return side.name();
    }

    @Override
    public Sample run(int callers, Duration time) {
        JsonNode answer = browsers.task(task, side, side.admins(callers), time);
        return Browsers.sample(answer);
    }

    /** Whoever made the side ends it. */
    @Override
    public void close() {}
}
