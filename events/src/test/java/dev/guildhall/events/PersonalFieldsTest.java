package dev.guildhall.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guildhall.events.guild.GuildRenamed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PersonalFieldsTest {
    record Answer(String question, List<String> lines) {}

    record Line(String authorId, @Personal(of = "authorId") String text) {}

    record Ticket(
            @Nullable String openerId,
            @Personal(of = "openerId") @Nullable String subject,
            @Personal(of = "openerId") List<Answer> answers,
            List<List<Line>> transcript,
            String note) {}

    private static String replaced(Ticket ticket) {
        ObjectNode tree = EventJson.mapper().valueToTree(ticket);
        PersonalFields.of(Ticket.class)
                .replace(
                        tree,
                        (path, subject, value) -> JsonNodeFactory.instance.stringNode(
                                "%s of %s: %s".formatted(path, subject.orElse("nobody"), value.stringValue())));
        return tree.toString();
    }

    @Nested
    class WhenDeclared {
        @Test
        void areFoundAllTheWayDown() {
            Ticket ticket = new Ticket(
                    "104",
                    "help",
                    List.of(new Answer("name?", List.of("max", ""))),
                    List.of(List.of(new Line("105", "hello"))),
                    "plain");

            assertThat(replaced(ticket))
                    .isEqualTo("{\"openerId\":\"104\",\"subject\":\"subject of user:104: help\",\"answers\":[{"
                            + "\"question\":\"answers/0/question of user:104: name?\","
                            + "\"lines\":[\"answers/0/lines/0 of user:104: max\",\"answers/0/lines/1 of user:104: \"]}],"
                            + "\"transcript\":[[{\"authorId\":\"105\",\"text\":\"transcript/0/0/text of user:105: hello\"}]],"
                            + "\"note\":\"plain\"}");
        }

        @Test
        void nothingStaysNothing() {
            assertThat(replaced(new Ticket("104", null, List.of(), List.of(), "plain")))
                    .contains("\"subject\":null", "\"answers\":[]");
        }

        @Test
        void aTextAboutNobodyIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> replaced(new Ticket(null, "help", List.of(), List.of(), "plain")))
                    .withMessageContaining("openerId");
        }
    }

    @Nested
    class WhenNothingIsDeclared {
        @Test
        void thereIsNothingToReplace() {
            assertThat(PersonalFields.of(GuildRenamed.class).isEmpty()).isTrue();
        }
    }

    @Nested
    class WhenTheDeclarationCannotBeFollowed {
        record Nobody(@Personal(of = "openerId") String text) {}

        record Age(
                String openerId, @Personal(of = "openerId") long age) {}

        record PersonInNumber(
                long openerId, @Personal(of = "openerId") String text) {}

        record Itself(@Personal(of = "text") String text) {}

        record InMap(Map<String, Line> lines) {}

        record Endless(List<Endless> children) {}

        record Twice(
                String openerId, @Personal(of = "openerId") List<Line> lines) {}

        @ParameterizedTest
        @ValueSource(
                classes = {
                    Nobody.class,
                    Age.class,
                    PersonInNumber.class,
                    Itself.class,
                    InMap.class,
                    Endless.class,
                    Twice.class
                })
        void isRefused(Class<?> shape) {
            assertThatIllegalArgumentException().isThrownBy(() -> PersonalFields.of(shape));
        }
    }

    @Nested
    class WhenTheShapeIsAnOldOne {
        @Test
        void everythingSealedIsFoundByItsForm() {
            ObjectNode tree = (ObjectNode) EventJson.mapper()
                    .readTree("{\"a\":\"plain\",\"b\":[{\"c\":{\"subject\":\"user:1\",\"sealed\":\"x\"}}],"
                            + "\"d\":{\"subject\":\"user:1\",\"key\":7,\"sealed\":\"x\"},"
                            + "\"e\":{\"subject\":\"user:1\",\"key\":7,\"sealed\":\"x\",\"more\":1}}");

            PersonalFields.replaceSealed(
                    tree, (path, subject, value) -> JsonNodeFactory.instance.stringNode(path + subject));

            assertThat(tree.toString())
                    .isEqualTo("{\"a\":\"plain\",\"b\":[{\"c\":\"b/0/cOptional.empty\"}],\"d\":\"dOptional.empty\","
                            + "\"e\":{\"subject\":\"user:1\",\"key\":7,\"sealed\":\"x\",\"more\":1}}");
        }
    }
}
