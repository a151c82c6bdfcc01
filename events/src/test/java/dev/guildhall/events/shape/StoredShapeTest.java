package dev.guildhall.events.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guildhall.events.Personal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That no change of a stored record passes unnoticed. */
class StoredShapeTest {
    enum State {
        OPEN,
        CLOSED
    }

    enum Widened {
        OPEN,
        CLAIMED,
        CLOSED
    }

    enum Renamed {
        OPEN,
        SHUT
    }

    record Answer(String question, String text) {}

    record Base(
            String openerId, String text, long number, List<Answer> answers, Map<String, Long> counts, State state) {}

    @Nested
    class WhenNothingChanged {
        record SameAnswer(String question, String text) {}

        record Same(
                String openerId,
                String text,
                long number,
                List<SameAnswer> answers,
                Map<String, Long> counts,
                State state) {}

        @Test
        void isTheSameWhateverTheClassesAreCalled() {
            assertThat(StoredShape.of(Same.class))
                    .isEqualTo(StoredShape.of(Base.class))
                    .isEqualTo("""
                    openerId: text
                    text: text
                    number: whole number
                    answers: list of object
                      question: text
                      text: text
                    counts: map of text to whole number
                    state: one of OPEN | CLOSED
                    """);
        }
    }

    @Nested
    class WhenAComponentChanged {
        record Added(
                String openerId,
                String text,
                long number,
                List<Answer> answers,
                Map<String, Long> counts,
                State state,
                @Nullable String note) {}

        record Removed(String openerId, String text, long number, List<Answer> answers, Map<String, Long> counts) {}

        record OtherName(
                String openerId,
                String body,
                long number,
                List<Answer> answers,
                Map<String, Long> counts,
                State state) {}

        record OtherOrder(
                String text,
                String openerId,
                long number,
                List<Answer> answers,
                Map<String, Long> counts,
                State state) {}

        record OtherType(
                String openerId,
                String text,
                String number,
                List<Answer> answers,
                Map<String, Long> counts,
                State state) {}

        record MayBeAbsent(
                String openerId,
                @Nullable String text,
                long number,
                List<Answer> answers,
                Map<String, Long> counts,
                State state) {}

        record NoList(
                String openerId, String text, long number, Answer answers, Map<String, Long> counts, State state) {}

        record OtherValues(
                String openerId,
                String text,
                long number,
                List<Answer> answers,
                Map<String, String> counts,
                State state) {}

        record Personally(
                String openerId,
                @Personal(of = "openerId") String text,
                long number,
                List<Answer> answers,
                Map<String, Long> counts,
                State state) {}

        @ParameterizedTest
        @ValueSource(
                classes = {
                    Added.class,
                    Removed.class,
                    OtherName.class,
                    OtherOrder.class,
                    OtherType.class,
                    MayBeAbsent.class,
                    NoList.class,
                    OtherValues.class,
                    Personally.class
                })
        void isNoticed(Class<? extends Record> changed) {
            assertThat(StoredShape.of(changed)).isNotEqualTo(StoredShape.of(Base.class));
        }
    }

    @Nested
    class WhenAPartChanged {
        record Longer(String question, String text, long at) {}

        record RelabelledAnswer(String label, String text) {}

        record AnswerOrNothing(String question, @Nullable String text) {}

        record PersonalAnswer(
                String question, @Personal(of = "question") String text) {}

        record OfAnswers(List<Answer> answers) {}

        record OfLonger(List<Longer> answers) {}

        record OfRelabelled(List<RelabelledAnswer> answers) {}

        record OfOptional(List<AnswerOrNothing> answers) {}

        record OfPersonal(List<PersonalAnswer> answers) {}

        record OfNothing(List<@Nullable Answer> answers) {}

        @ParameterizedTest
        @ValueSource(
                classes = {OfLonger.class, OfRelabelled.class, OfOptional.class, OfPersonal.class, OfNothing.class})
        void isNoticed(Class<? extends Record> changed) {
            assertThat(StoredShape.of(changed)).isNotEqualTo(StoredShape.of(OfAnswers.class));
        }
    }

    @Nested
    class WhenAnEnumerationChanged {
        record OfStates(Map<String, List<State>> states) {}

        record OfWidened(Map<String, List<Widened>> states) {}

        record OfRenamed(Map<String, List<Renamed>> states) {}

        @ParameterizedTest
        @ValueSource(classes = {OfWidened.class, OfRenamed.class})
        void isNoticed(Class<? extends Record> changed) {
            assertThat(StoredShape.of(changed)).isNotEqualTo(StoredShape.of(OfStates.class));
        }
    }

    @Nested
    class WhenAPersonalDeclarationChanged {
        record About(
                String openerId,
                String closerId,
                @Personal(of = "openerId") String text) {}

        record AboutAnother(
                String openerId,
                String closerId,
                @Personal(of = "closerId") String text) {}

        record AboutNobody(String openerId, String closerId, String text) {}

        @ParameterizedTest
        @ValueSource(classes = {AboutAnother.class, AboutNobody.class})
        void isNoticed(Class<? extends Record> changed) {
            assertThat(StoredShape.of(changed)).isNotEqualTo(StoredShape.of(About.class));
        }
    }

    @Nested
    class WhenTheShapeCannotBeTold {
        record Bytes(byte[] bytes) {}

        record Unordered(Set<String> names) {}

        record Endless(List<Endless> children) {}

        record OwnName(@JsonProperty("other") String name) {}

        @ParameterizedTest
        @ValueSource(classes = {Bytes.class, Unordered.class, Endless.class, OwnName.class})
        void isRefused(Class<? extends Record> shape) {
            assertThatIllegalArgumentException().isThrownBy(() -> StoredShape.of(shape));
        }
    }
}
