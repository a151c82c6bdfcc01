package dev.guildhall.query.invalidation;

import java.util.HashSet;
import java.util.Set;

/**
 * What is to be told about one part of a guild's configuration.
 *
 * @param moment of the last change
 * @param fields that changed, where the part is the settings
 * @param toggled whether the module was switched on or off
 */
record PartChange(Moment moment, Set<String> fields, boolean toggled) {
    PartChange {
        fields = Set.copyOf(fields);
    }

    PartChange followedBy(PartChange newer) {
        Set<String> all = new HashSet<>(fields);
        all.addAll(newer.fields);
        return new PartChange(Moment.later(moment, newer.moment), all, toggled || newer.toggled);
    }
}
