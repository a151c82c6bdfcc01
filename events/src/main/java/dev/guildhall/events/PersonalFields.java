package dev.guildhall.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the texts in an event's JSON that its record declares {@link Personal}. Immutable. */
public final class PersonalFields {
    /** What is put in the place of one text. */
    @FunctionalInterface
    public interface Replacement {
        /**
         * @param path from the root, steps separated by slashes: {@code answers/0/text}
         * @param subject whom the declaration says that the text is about; empty where the declaration is not known
         * @param value a string, or a sealed value
         */
        JsonNode of(String path, Optional<String> subject, JsonNode value);
    }

    /** @param person component with the user id; {@code null} when the texts are further down, as {@code below} says */
    private record Step(String component, @Nullable String person, PersonalFields below) {}

    private static final PersonalFields NONE = new PersonalFields(List.of());

    private final List<Step> steps;

    private PersonalFields(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException when a declaration names nobody, or stands where it could not be followed */
    public static PersonalFields of(Class<?> shape) {
        return of(shape, Set.of());
    }

    private static PersonalFields of(Class<?> shape, Set<Class<?>> above) {
        if (!shape.isRecord()) {
            return NONE;
        }
        if (above.contains(shape)) {
            throw new IllegalArgumentException(shape.getName() + " contains itself: it cannot be stored");
        }
        Set<Class<?>> path = Stream.concat(above.stream(), Stream.of(shape)).collect(Collectors.toSet());
        List<Step> steps = new ArrayList<>();
        for (RecordComponent component : shape.getRecordComponents()) {
            Personal personal = component.getAnnotation(Personal.class);
            if (personal != null) {
                require(namesPerson(shape, personal.of()), component, "does not name a plain text component");
                require(isText(component.getGenericType()), component, "is not text");
                steps.add(new Step(component.getName(), personal.of(), NONE));
            } else {
                PersonalFields below = below(component, component.getGenericType(), path);
                if (!below.isEmpty()) {
                    steps.add(new Step(component.getName(), null, below));
                }
            }
        }
        return new PersonalFields(steps);
    }

    private static PersonalFields below(RecordComponent component, Type type, Set<Class<?>> above) {
        if (type instanceof Class<?> part) {
            return of(part, above);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return below(component, generic.getActualTypeArguments()[0], above);
        }
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                require(below(component, argument, above).isEmpty(), component, "holds personal texts, but is no list");
            }
        }
        return NONE;
    }

    private static boolean namesPerson(Class<?> shape, String name) {
        return Arrays.stream(shape.getRecordComponents())
                .anyMatch(c -> c.getName().equals(name)
                        && c.getType() == String.class
                        && !c.isAnnotationPresent(Personal.class));
    }

    private static boolean isText(Type type) {
        if (type instanceof Class<?> part && part.isRecord()) {
            return Arrays.stream(part.getRecordComponents())
                    .allMatch(c -> isText(c.getGenericType()) && !c.isAnnotationPresent(Personal.class));
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return isText(list.getActualTypeArguments()[0]);
        }
        return type == String.class;
    }

    private static void require(boolean fulfilled, RecordComponent component, String detail) {
        if (!fulfilled) {
            throw new IllegalArgumentException("@Personal on %s: %s"
                    .formatted(component.getDeclaringRecord().getName() + "." + component, detail));
        }
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * Replaces each declared text, in place.
     *
     * @throws IllegalArgumentException when there is a text, but nobody whom it is about
     */
    public void replace(ObjectNode event, Replacement replacement) {
        replace("", event, replacement);
    }

    private void replace(String path, JsonNode node, Replacement replacement) {
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                replace(path + i + '/', list.get(i), replacement);
            }
        } else if (node instanceof ObjectNode record) {
            for (Step step : steps) {
                JsonNode value = record.path(step.component);
                String at = path + step.component;
                if (step.person == null) {
                    step.below.replace(at + '/', value, replacement);
                } else if (!value.isMissingNode() && !value.isNull()) {
                    Optional<String> subject = Optional.of(subject(record, step.person));
                    record.set(step.component, texts(at, value, (p, v) -> replacement.of(p, subject, v)));
                }
            }
        }
    }

    private static String subject(ObjectNode record, String person) {
        JsonNode userId = record.path(person);
        if (!userId.isString()) {
            throw new IllegalArgumentException(person + " does not say whom a personal text is about");
        }
        return SealedValue.subjectOf(userId.stringValue());
    }

    /** Replaces all that has the form of a sealed value, in place: for an older shape, whose record is gone. */
    public static void replaceSealed(ObjectNode event, Replacement replacement) {
        for (Map.Entry<String, JsonNode> entry : List.copyOf(event.properties())) {
            String path = entry.getKey();
            event.set(
                    path,
                    texts(
                            path,
                            entry.getValue(),
                            (at, value) -> value.isString() ? value : replacement.of(at, Optional.empty(), value)));
        }
    }

    private interface TextReplacement {
        JsonNode of(String path, JsonNode value);
    }

    private static JsonNode texts(String path, JsonNode node, TextReplacement replacement) {
        if (node.isString() || SealedValue.isSealed(node)) {
            return replacement.of(path, node);
        }
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, texts(path + '/' + i, list.get(i), replacement));
            }
        } else if (node instanceof ObjectNode record) {
            for (Map.Entry<String, JsonNode> entry : List.copyOf(record.properties())) {
                record.set(entry.getKey(), texts(path + '/' + entry.getKey(), entry.getValue(), replacement));
            }
        }
        return node;
    }
}
