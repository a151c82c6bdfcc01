package dev.guildhall.door.wiring;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The names of the beans whose declared class no other bean declares, by that class: known from the
 * definitions alone, without a bean being made or a class loaded.
 */
final class OnlyBeans {
    private final Map<String, Optional<String>> names;

    private OnlyBeans(Map<String, Optional<String>> names) {
        this.names = names;
    }

    static OnlyBeans of(ConfigurableListableBeanFactory beans) {
        Map<String, Optional<String>> names = new HashMap<>();
        for (String name : beans.getBeanDefinitionNames()) {
            String declared = declaredClass(beans.getBeanDefinition(name));
            if (declared != null) {
                names.merge(declared, Optional.of(name), (one, another) -> Optional.empty());
            }
        }
        return new OnlyBeans(names);
    }

    private static @Nullable String declaredClass(BeanDefinition definition) {
        if (definition.getFactoryMethodName() == null) {
            return definition.getBeanClassName();
        }
        return definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null
                ? annotated.getFactoryMethodMetadata().getReturnTypeName()
                : null;
    }

    @Nullable String name(Class<?> type) {
        return names.getOrDefault(type.getName(), Optional.empty()).orElse(null);
    }
}
