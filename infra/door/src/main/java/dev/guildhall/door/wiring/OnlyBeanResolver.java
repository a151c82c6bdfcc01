package dev.guildhall.door.wiring;

import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Suggests a bean by name where there can be only one: a final class has no subclass, so the one bean that is declared
 * of it is what everybody means who asks for that class. The platform checks the suggestion as it checks any name. Else
 * it would look at each of some eight hundred definitions for each of some seven hundred such questions.
 */
public final class OnlyBeanResolver extends ContextAnnotationAutowireCandidateResolver {
    private final DefaultListableBeanFactory beans;
    private @Nullable OnlyBeans onlyBeans;

    OnlyBeanResolver(DefaultListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
        String named = super.getSuggestedName(descriptor);
        Class<?> type = descriptor.getDependencyType();
        // Before that, definitions may still be added.
        if (named != null || !Modifier.isFinal(type.getModifiers()) || !beans.isConfigurationFrozen()) {
            return named;
        }
        return only().name(type);
    }

    private OnlyBeans only() {
        if (onlyBeans == null) {
            onlyBeans = OnlyBeans.of(beans);
        }
        return onlyBeans;
    }

    /** Puts the resolver into the contexts of all programs that have this module. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
                beans.setAutowireCandidateResolver(new OnlyBeanResolver(beans));
            }
        }
    }
}
