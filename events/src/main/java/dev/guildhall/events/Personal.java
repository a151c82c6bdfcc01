package dev.guildhall.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text of this component is about a person: it is stored encrypted under that person's key and reads
 * {@link SealedValue#ERASED} once the key is gone. For text, lists of text, and records and lists of records that hold
 * nothing but text, each of which is sealed by itself. May stand on a component of a record inside an event, too.
 *
 * <p>Adding, removing or redirecting it changes the stored shape: that takes the next revision of the event.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {
    /** Name of the component of the same record in which the person's user id stands, itself plain text. */
    String of();
}
