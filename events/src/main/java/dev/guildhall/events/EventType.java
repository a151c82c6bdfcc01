package dev.guildhall.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which an event is stored. The name never follows a refactoring of the class; a changed
 * shape takes the next revision, an upcaster from the former one, and a golden file of its own.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {
    /** {@code feature.PastTense}, for example {@code settings.Changed}. */
    String value();

    /** Starts at 1 and only ever grows. */
    int revision() default 1;
}
