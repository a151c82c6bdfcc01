package dev.guildhall.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What code of ours leads to, by following calls and references; what is behind an interface is not followed. */
final class Calls {
    private Calls() {}

    /** With where it began. */
    static Set<JavaCodeUnit> from(JavaCodeUnit first) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(first));
        Deque<JavaCodeUnit> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            JavaCodeUnit unit = left.pop();
            Stream.concat(
                            unit.getCallsFromSelf().stream(),
                            Stream.concat(
                                    unit.getMethodReferencesFromSelf().stream(),
                                    unit.getConstructorReferencesFromSelf().stream()))
                    .map(Calls::target)
                    .flatMap(List::stream)
                    .filter(seen::add)
                    .forEach(left::add);
        }
        return seen;
    }

    private static List<JavaCodeUnit> target(JavaAccess<?> access) {
        return access
                .getTarget()
                .resolveMember()
                .filter(JavaCodeUnit.class::isInstance)
                .map(JavaCodeUnit.class::cast)
                .filter(unit -> unit.getOwner().getPackageName().startsWith("dev.guildhall"))
                .stream()
                .toList();
    }
}
