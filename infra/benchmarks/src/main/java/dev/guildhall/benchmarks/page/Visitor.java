package dev.guildhall.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import java.util.Optional;

/**
 * Somebody who opens pages in a browser that has never been there before.
 *
 * @param admin who signs in first, each time anew; nobody, who stays outside
 */
record Visitor(Browsers chromium, Guildhall guildhall, Optional<Admin> admin) {
    /** Until the control can be used: {@code cold} and {@code warm} in ms, {@code bytes} and {@code requests} of the first. */
    JsonNode open(String url, String control) {
        return task("usable", url, control, Json.MAPPER.createObjectNode());
    }

    /**
     * Frames while the list is scrolled: {@code perSecond}, {@code p50} and {@code p99} in ms, {@code longTasks} and the
     * {@code longest} of them in ms, {@code nodes} of the list's.
     *
     * @param more {@code rows} of the whole list, {@code speed} in pixels a second, {@code millis}
     */
    JsonNode scroll(String url, String list, ObjectNode more) {
        return task("scrolling", url, list, more);
    }

    private JsonNode task(String name, String url, String selector, ObjectNode more) {
        ObjectNode wish = more.deepCopy().put("url", url).put("selector", selector);
        admin.ifPresent(user -> wish.put("code", guildhall.simulator().code(user.userId())));
        return chromium.task(name, guildhall, wish);
    }
}
