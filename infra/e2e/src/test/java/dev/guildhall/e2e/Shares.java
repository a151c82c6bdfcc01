package dev.guildhall.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** What a class's tests happen in. Of classes that share one, each has it for itself while its tests run. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(providers = Shares.Reader.class)
@interface Shares {
    /** For classes that take minutes: begun last, they would have the others wait for them alone. */
    int LONGEST_FIRST = 1;

    Layout value();

    /** Reads it off classes. */
    final class Reader implements ResourceLocksProvider {
        static Optional<SharedInstallation> of(Class<?> testClass) {
            return layout(testClass).map(SharedInstallation::of);
        }

        private static Optional<Layout> layout(Class<?> testClass) {
            return Optional.ofNullable(testClass.getAnnotation(Shares.class)).map(Shares::value);
        }

        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            return layout(testClass)
                    .map(layout -> Set.of(new Lock(layout.name())))
                    .orElse(Set.of());
        }
    }
}
