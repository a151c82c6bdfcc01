package dev.guildhall.contract.route;

import java.lang.reflect.Method;
import java.util.List;

/**
 * A route as a controller has it.
 *
 * @param consumes media types that its body may have; empty when that is left open
 */
public record MappedRoute(Route route, Method method, List<String> consumes) {}
