package dev.guildhall.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A list that is scrolled, back and forth. Its samples are frames: how many in a second, and how long they took. */
final class Scrolling implements Contender {
    /** A flung list: through 10,000 rows in half a minute. */
    private static final int PIXELS_PER_SECOND = 24_000;

    private final String name;
    private final Visitor visitor;
    private final String url;
    private final String list;
    private final int rows;
    private final List<JsonNode> answers = new ArrayList<>();

    Scrolling(String name, Visitor visitor, String url, String list, int rows) {
        this.name = name;
        this.visitor = visitor;
        this.url = url;
        this.list = list;
        this.rows = rows;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample run(int callers, Duration time) {
        ObjectNode more = Json.MAPPER
                .createObjectNode()
                .put("rows", rows)
                .put("speed", PIXELS_PER_SECOND)
                .put("millis", time.toMillis());
        JsonNode answer = visitor.scroll(url, list, more);
        answers.add(answer);
        return Browsers.sample(answer);
    }

    /** Of any round. */
    double most(String figure) {
        return answers.stream()
                .mapToDouble(answer -> answer.path(figure).asDouble())
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        // The browser is closed with the benchmark.
    }
}
