package dev.guildhall.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates such as {@code /guilds/{guild}/roles}; a literal step wins over a variable one. Filled once, then only read. */
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> steps, Proof proof, Endpoint endpoint) {

        boolean matches(List<String> path) {
            for (int i = 0; i < steps.size(); i++) {
                if (!isVariable(steps.get(i)) && !steps.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        long literals() {
            return steps.stream().filter(step -> !isVariable(step)).count();
        }

        Map<String, String> variables(List<String> path) {
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < steps.size(); i++) {
                String step = steps.get(i);
                if (isVariable(step)) {
                    variables.put(step.substring(1, step.length() - 1), path.get(i));
                }
            }
            return variables;
        }

        static boolean isVariable(String step) {
            return step.startsWith("{");
        }
    }

    /** A route and the path variables that it found. */
    public record Match(Proof proof, Endpoint endpoint, Map<String, String> variables) {}

    /** Adds a route that answers at once. */
    public void add(String method, String template, Proof proof, Endpoint.Immediate immediate) {
        addSlow(method, template, proof, Endpoint.now(immediate));
    }

    /** Adds a route that may answer later. */
    public void addSlow(String method, String template, Proof proof, Endpoint endpoint) {
        routes.add(new Route(method, steps(template), proof, endpoint));
    }

    /** The best match; empty if no route has this path and method. */
    public Optional<Match> find(String method, String path) {
        List<String> steps = steps(path);
        Route best = null;
        for (Route route : routes) {
            boolean fits =
                    route.method().equals(method) && route.steps().size() == steps.size() && route.matches(steps);
            if (fits && (best == null || route.literals() > best.literals())) {
                best = route;
            }
        }
        return best == null
                ? Optional.empty()
                : Optional.of(new Match(best.proof(), best.endpoint(), best.variables(steps)));
    }

    /** Whether some other method has this path. */
    public boolean knows(String path) {
        List<String> steps = steps(path);
        return routes.stream().anyMatch(route -> route.steps().size() == steps.size() && route.matches(steps));
    }

    private static List<String> steps(String path) {
        return List.of(path.split("/", -1));
    }
}
