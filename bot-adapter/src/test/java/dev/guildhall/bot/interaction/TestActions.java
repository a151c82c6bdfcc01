package dev.guildhall.bot.interaction;

import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a feature would bring along: a select, a button that asks for more, and its form. */
@Configuration(proxyBeanMethods = false)
class TestActions {
    static final String CHOOSE = "test:choose";
    static final String ASK = "test:ask";
    static final String TELL = "test:tell";
    static final String BREAK = "test:break";
    static final String FIELD = "subject";

    private record Action(String name, Function<ComponentUse, Reply> answer) implements ComponentAction {
        @Override
        public Optional<Modal> form(ComponentUse use) {
            if (!name.equals(ASK)) {
                return Optional.empty();
            }
            TextInput subject = TextInput.create(FIELD, TextInputStyle.SHORT).build();
            return Optional.of(Modal.create(CustomId.of(TELL, use.customId().argument()), "More")
                    .addComponents(Label.of("Subject", subject))
                    .build());
        }

        @Override
        public Reply run(ComponentUse use) {
            return answer.apply(use);
        }
    }

    @Bean
    ComponentAction choosing() {
        return new Action(CHOOSE, use -> Reply.success(use.customId().argument() + ": " + use.values()));
    }

    @Bean
    ComponentAction asking() {
        return new Action(ASK, use -> Reply.failure("the form was not shown"));
    }

    @Bean
    ComponentAction telling() {
        return new Action(TELL, use -> Reply.success(use.customId().argument() + ": " + use.fields()));
    }

    @Bean
    ComponentAction breaking() {
        return new Action(BREAK, use -> {
            throw new IllegalStateException("on purpose");
        });
    }
}
