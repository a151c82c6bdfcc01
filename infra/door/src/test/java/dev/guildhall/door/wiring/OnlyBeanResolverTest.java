package dev.guildhall.door.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.MethodParameter;

class OnlyBeanResolverTest {
    static final class Lamp {}

    static class Chair {}

    record Room(Lamp lamp) {}

    record Office(Chair chair) {}

    @Configuration(proxyBeanMethods = false)
    static class OneLamp {
        @Bean
        Lamp ceilingLamp() {
            return new Lamp();
        }

        @Bean
        Chair officeChair() {
            return new Chair();
        }

        @Bean
        Room room(Lamp lamp) {
            return new Room(lamp);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoLamps {
        @Bean
        Lamp ceilingLamp() {
            return new Lamp();
        }

        @Bean
        Lamp deskLamp() {
            return new Lamp();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class AnyOfTwo {
        @Bean
        Room room(Lamp lamp) {
            return new Room(lamp);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class QualifiedOfTwo {
        @Bean
        Room room(@Qualifier("deskLamp") Lamp lamp) {
            return new Room(lamp);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PreferredLamp {
        @Bean
        @Primary
        Lamp preferredLamp() {
            return new Lamp();
        }
    }

    @Test
    void suggestsTheOnlyBeanOfAFinalClass() {
        try (AnnotationConfigApplicationContext context = context(OneLamp.class)) {
            assertThat(suggested(context, Room.class)).isEqualTo("ceilingLamp");
            assertThat(context.getBean(Room.class).lamp()).isSameAs(context.getBean("ceilingLamp"));
        }
    }

    @Test
    void suggestsNothingWhereASubclassMayBeMeant() {
        try (AnnotationConfigApplicationContext context = context(OneLamp.class)) {
            assertThat(suggested(context, Office.class)).isNull();
        }
    }

    @Test
    void leavesAnAmbiguityWhatItIs() {
        assertThatThrownBy(() -> context(TwoLamps.class, AnyOfTwo.class))
                .isInstanceOf(UnsatisfiedDependencyException.class)
                .hasMessageContaining("ceilingLamp,deskLamp");
    }

    @Test
    void leavesQualifiersAndPreferencesWhatTheyAre() {
        try (AnnotationConfigApplicationContext qualified = context(TwoLamps.class, QualifiedOfTwo.class);
                AnnotationConfigApplicationContext preferred =
                        context(TwoLamps.class, AnyOfTwo.class, PreferredLamp.class)) {
            assertThat(qualified.getBean(Room.class).lamp()).isSameAs(qualified.getBean("deskLamp"));
            assertThat(preferred.getBean(Room.class).lamp()).isSameAs(preferred.getBean("preferredLamp"));
        }
    }

    private static AnnotationConfigApplicationContext context(Class<?>... configurations) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        new OnlyBeanResolver.Initializer().initialize(context);
        context.register(configurations);
        context.refresh();
        return context;
    }

    /** For what the only constructor of the class asks for. */
    private static @Nullable String suggested(AnnotationConfigApplicationContext context, Class<?> asking) {
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        return beans.getAutowireCandidateResolver()
                .getSuggestedName(
                        new DependencyDescriptor(new MethodParameter(asking.getDeclaredConstructors()[0], 0), true));
    }
}
