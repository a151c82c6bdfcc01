package dev.guildhall.query.history;

import dev.guildhall.events.Change;
import dev.guildhall.events.Personal;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** One event of any type, so that a test of all of them includes those that are added later. */
final class SampleEvent {
    private SampleEvent() {}

    /** What is personal reads "secret", every other text "text", and every number 7. */
    static <T> T of(Class<T> type, String guildId) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> component.getName().equals("guildId")
                            ? guildId
                            : value(component.getGenericType(), component.isAnnotationPresent(Personal.class), guildId))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " is no event that can be made", e);
        }
    }

    private static Object value(Type type, boolean personal, String guildId) {
        if (type instanceof ParameterizedType list) {
            return List.of(value(list.getActualTypeArguments()[0], personal, guildId));
        }
        if (type == String.class) {
            return personal ? "secret" : "text";
        }
        if (type == Change.class) {
            return new Change("prefix", "!", "?");
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == long.class || type == Long.class) {
            return 7L;
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return personal ? personal(record) : of(record, guildId);
        }
        throw new AssertionError("a sample of " + type + " is missing");
    }

    private static Object personal(Class<?> record) {
        try {
            Class<?>[] texts = Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return record.getDeclaredConstructor(texts)
                    .newInstance(Arrays.stream(texts).map(ignored -> "secret").toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record + " is no record of texts", e);
        }
    }
}
