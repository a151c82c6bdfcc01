package dev.guildhall.eventlog;

import java.lang.management.ManagementFactory;

/** What this process is called where several work side by side, such as by the claims of segments. */
public record NodeId(String name) {
    /** @param configured blank where nobody has said so: then it is a name that no other process has */
    static NodeId of(String configured) {
        return new NodeId(
                configured.isBlank() ? ManagementFactory.getRuntimeMXBean().getName() : configured);
    }
}
