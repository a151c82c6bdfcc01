package dev.guildhall.bot.history;

import dev.guildhall.bot.sides.HistoryEntry;
import dev.guildhall.bot.sides.HistoryReads;
import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.settings.SettingsChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes of a guild's settings and modules, the newest first. Thread-safe. */
public final class ConfigurationChanges {
    /** Among how many changes of the same kind those of one field are looked for. */
    static final int SEARCHED = 200;

    /** Pages may be short: so often the next one is read as well. */
    private static final int MAX_PAGES = 3;

    private static final String OF_SETTINGS = EventCatalogue.typeOf(SettingsChanged.class);
    private static final String OF_FIELDS = EventCatalogue.typeOf(ModuleConfigured.class);
    private static final List<String> OF_MODULES =
            List.of(OF_FIELDS, EventCatalogue.typeOf(ModuleEnabled.class), EventCatalogue.typeOf(ModuleDisabled.class));

    private final HistoryReads reads;

    ConfigurationChanges(HistoryReads reads) {
        this.reads = reads;
    }

    /** @param more whether older ones follow */
    record Page(List<HistoryEntry> entries, boolean more) {}

    /**
     * Blocks.
     *
     * @param before the position from which on nothing is of interest; {@code null} for none
     */
    Page read(String guildId, About about, @Nullable Long before, int limit) {
        List<HistoryEntry> found = new ArrayList<>();
        for (String type : types(about)) {
            found.addAll(ofType(guildId, type, about, before, limit + 1));
        }
        found.sort(Comparator.comparingLong(HistoryEntry::position).reversed());
        boolean more = found.size() > limit;
        return new Page(List.copyOf(more ? found.subList(0, limit) : found), more);
    }

    HistoryEntry one(String guildId, long position) {
        return reads.one(guildId, position);
    }

    private static List<String> types(About about) {
        String part = about.part();
        if (part == null) {
            List<String> all = new ArrayList<>(OF_MODULES);
            all.add(OF_SETTINGS);
            return all;
        }
        if (part.equals(About.SETTINGS)) {
            return List.of(OF_SETTINGS);
        }
        return about.field() == null ? OF_MODULES : List.of(OF_FIELDS);
    }

    private List<HistoryEntry> ofType(String guildId, String type, About about, @Nullable Long before, int limit) {
        List<HistoryEntry> found = new ArrayList<>();
        String module = about.part() == null || about.part().equals(About.SETTINGS) ? null : about.part();
        int size = about.field() == null ? limit : SEARCHED;
        String after = before == null ? null : Long.toString(before);
        for (int page = 0; page < MAX_PAGES && found.size() < limit; page++) {
            HistoryReads.Page read = reads.page(guildId, type, module, after, size);
            read.entries().stream()
                    .filter(entry -> entry.changes().stream().anyMatch(about::concerns))
                    .forEach(found::add);
            after = read.next();
            if (after == null) {
                break;
            }
        }
        return found;
    }
}
