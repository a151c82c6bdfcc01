package dev.guildhall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.guildhall.contract.access.Rule;
import dev.guildhall.contract.route.MappedRoute;
import dev.guildhall.contract.route.MappedRoutes;
import dev.guildhall.contract.route.RouteTable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an operator does is decided by an aggregate, whose events {@link CommandsInHistoryTest} asks for. */
class OperatorsInLogTest {
    private static final RouteTable TABLE = RouteTable.load();
    private static final String LOOKING = "GET";

    /** Those that lead to events. */
    private static final Set<JavaClass> COMMANDS = CommandsInHistoryTest.decisions()
            .filter(decision -> !CommandsInHistoryTest.asks(decision))
            .map(CommandsInHistoryTest::command)
            .collect(Collectors.toSet());

    private static Stream<MappedRoute> ofOperators() {
        return MappedRoutes.onClassPath().stream()
                .filter(mapped -> TABLE.row(mapped.route())
                        .filter(row -> row.access() == Rule.OPERATOR)
                        .isPresent());
    }

    static Stream<MappedRoute> doing() {
        return ofOperators().filter(mapped -> !mapped.route().method().equals(LOOKING));
    }

    static Stream<MappedRoute> lookingOnTheCommandSide() {
        return ofOperators()
                .filter(mapped -> mapped.route().method().equals(LOOKING)
                        && CommandsInHistoryTest.SIDE.contain(mapped.method().getDeclaringClass()));
    }

    @ParameterizedTest
    @MethodSource("doing")
    void whatAnOperatorDoesIsACommand(MappedRoute mapped) {
        assertThat(commandsMadeBy(mapped))
                .as("%s leads to an event", mapped.route())
                .isNotEmpty();
    }

    /** Else the calls that are followed would lead everywhere. */
    @ParameterizedTest
    @MethodSource("lookingOnTheCommandSide")
    void whatAnOperatorLooksAtIsNone(MappedRoute mapped) {
        assertThat(commandsMadeBy(mapped)).as("%s", mapped.route()).isEmpty();
    }

    private static Set<JavaClass> commandsMadeBy(MappedRoute mapped) {
        JavaMethod method = CommandsInHistoryTest.SIDE
                .get(mapped.method().getDeclaringClass())
                .getMethod(mapped.method().getName(), mapped.method().getParameterTypes());
        return Calls.from(method).stream()
                .filter(JavaCodeUnit::isConstructor)
                .map(JavaCodeUnit::getOwner)
                .filter(COMMANDS::contains)
                .collect(Collectors.toSet());
    }
}
