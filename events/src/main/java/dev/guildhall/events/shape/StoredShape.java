package dev.guildhall.events.shape;

import dev.guildhall.events.Personal;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says how records of one class look when they are stored: names, order, types, what may be null, what is personal, all
 * the way down. Two records of the same shape write and read the same JSON; names of classes are no part of it. What
 * cannot be told by looking at the record alone, such as annotations of Jackson, is refused.
 */
public final class StoredShape {
    private static final String INDENT = "  ";

    private static final Map<Class<?>, String> SIMPLE = Map.of(
            String.class, "text",
            long.class, "whole number",
            int.class, "whole number of 32 bits",
            boolean.class, "true or false",
            Long.class, "whole number",
            Boolean.class, "true or false",
            Object.class, "anything");

    private final StringBuilder text = new StringBuilder();
    private final Set<Class<?>> open = new HashSet<>();

    private StoredShape() {}

    /**
     * One line for each component, each ended by a line feed; what is inside a component is indented below it.
     *
     * @throws IllegalArgumentException for a type that has no stored form
     */
    public static String of(Class<? extends Record> shape) {
        StoredShape description = new StoredShape();
        description.components(shape, "");
        return description.text.toString();
    }

    private void components(Class<?> shape, String indent) {
        refuseOwnRules(shape, shape);
        if (!open.add(shape)) {
            throw new IllegalArgumentException(shape.getName() + " contains itself: it cannot be stored");
        }
        for (RecordComponent component : shape.getRecordComponents()) {
            refuseOwnRules(shape, component);
            refuseOwnRules(shape, component.getAccessor());
            Personal personal = component.getAnnotation(Personal.class);
            text.append(indent).append(component.getName()).append(": ");
            if (personal != null) {
                text.append("personal, about ").append(personal.of()).append(": ");
            }
            type(component.getAnnotatedType(), indent);
        }
        open.remove(shape);
    }

    private void type(AnnotatedType type, String indent) {
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        text.append(nullable ? "nullable " : "");
        if (type instanceof AnnotatedParameterizedType generic) {
            generic(generic, indent);
        } else if (type.getType() instanceof Class<?> part && part.isEnum()) {
            text.append(constants(part)).append('\n');
        } else if (type.getType() instanceof Class<?> part && part.isRecord()) {
            text.append("object\n");
            components(part, indent + INDENT);
        } else {
            text.append(simple(type)).append('\n');
        }
    }

    private void generic(AnnotatedParameterizedType type, String indent) {
        AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
        Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
        if (raw == List.class) {
            text.append("list of ");
            type(arguments[0], indent);
        } else if (raw == Map.class && arguments[0].getType() == String.class) {
            text.append("map of text to ");
            type(arguments[1], indent);
        } else {
            throw unknown(type);
        }
    }

    private static String constants(Class<?> enumeration) {
        refuseOwnRules(enumeration, enumeration);
        return Arrays.stream(enumeration.getFields())
                .filter(Field::isEnumConstant)
                .peek(constant -> refuseOwnRules(enumeration, constant))
                .map(Field::getName)
                .collect(Collectors.joining(" | ", "one of ", ""));
    }

    private static String simple(AnnotatedType type) {
        String word = type.getType() instanceof Class<?> part ? SIMPLE.get(part) : null;
        if (word == null) {
            throw unknown(type);
        }
        return word;
    }

    private static IllegalArgumentException unknown(AnnotatedType type) {
        return new IllegalArgumentException("no stored form is known for " + type);
    }

    /** Whoever renames a property or leaves it out by an annotation would change the shape behind our back. */
    private static void refuseOwnRules(Class<?> shape, AnnotatedElement element) {
        if (Stream.of(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.getName().contains(".jackson."))) {
            throw new IllegalArgumentException(shape.getName() + " has rules of its own for JSON");
        }
    }
}
