package dev.guildhall.eventlog;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which an aggregate's state is kept. A changed shape or meaning takes the next revision
 * and a golden file of its own. There are no upcasters: what another revision has left is discarded.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SnapshotType {
    /** {@code feature.State}. Never follows a refactoring of the class. */
    String value();

    /** Starts at 1 and only ever grows. */
    int revision() default 1;
}
