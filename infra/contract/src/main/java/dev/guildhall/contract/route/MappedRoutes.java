package dev.guildhall.contract.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of every controller on the class path, found as the platform finds them, but without making a single one
 * of the controllers.
 */
public final class MappedRoutes {
    private static final String ROOT = "dev.guildhall";

    private MappedRoutes() {}

    /** In the order of {@link Route}. */
    public static List<MappedRoute> onClassPath() {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            ClassPathScanningCandidateComponentProvider scanner =
                    new ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
            for (BeanDefinition controller : scanner.findCandidateComponents(ROOT)) {
                controller.setLazyInit(true);
                context.registerBeanDefinition(String.valueOf(controller.getBeanClassName()), controller);
            }
            context.registerBean(RequestMappingHandlerMapping.class);
            context.refresh();
            return of(context.getBean(RequestMappingHandlerMapping.class));
        }
    }

    private static List<MappedRoute> of(RequestMappingHandlerMapping mapping) {
        List<MappedRoute> routes = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> routes.addAll(of(info, handler)));
        routes.sort(Comparator.comparing(MappedRoute::route));
        return routes;
    }

    private static List<MappedRoute> of(RequestMappingInfo info, HandlerMethod handler) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        List<String> names = methods.isEmpty()
                ? List.of(Route.ANY)
                : methods.stream().map(Enum::name).toList();
        List<String> consumes = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .map(Object::toString)
                .sorted()
                .toList();
        return info.getPatternValues().stream()
                .flatMap(path -> names.stream().map(name -> new Route(name, path)))
                .flatMap(route -> Stream.of(new MappedRoute(route, handler.getMethod(), consumes)))
                .toList();
    }
}
