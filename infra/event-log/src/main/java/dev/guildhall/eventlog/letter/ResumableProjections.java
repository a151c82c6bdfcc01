package dev.guildhall.eventlog.letter;

import dev.guildhall.eventlog.parking.Resumable;
import dev.guildhall.eventlog.parking.ResumableProcessor;
import dev.guildhall.events.EventCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All projections of this side by their names. Immutable. */
public record ResumableProjections(Map<String, ResumableProcessor> byName) {
    public static ResumableProjections of(List<ResumableProcessor> processors) {
        return new ResumableProjections(processors.stream()
                .collect(Collectors.toUnmodifiableMap(one -> one.projection().group(), Function.identity())));
    }

    /** Stored types of the events that a projection is about; none for what is no projection here. */
    public List<String> types(String projection) {
        Optional<Resumable> known = Optional.ofNullable(byName.get(projection)).map(ResumableProcessor::projection);
        return EventCatalogue.all().stream()
                .map(EventCatalogue::typeOf)
                .filter(type -> known.filter(one -> one.isAbout(type)).isPresent())
                .toList();
    }
}
