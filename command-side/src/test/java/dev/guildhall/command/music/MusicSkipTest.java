package dev.guildhall.command.music;

import static dev.guildhall.command.music.MusicHistory.GENERAL;
import static dev.guildhall.command.music.MusicHistory.GUILD;
import static dev.guildhall.command.music.MusicHistory.JUKEBOX;
import static dev.guildhall.command.music.MusicHistory.MAX;
import static dev.guildhall.command.music.MusicHistory.MONA;
import static dev.guildhall.command.music.MusicHistory.OFF;
import static dev.guildhall.command.music.MusicHistory.OTTO;
import static dev.guildhall.command.music.MusicHistory.TERMS;
import static dev.guildhall.command.music.MusicHistory.WITH_DJS;
import static dev.guildhall.command.music.MusicHistory.dj;
import static dev.guildhall.command.music.MusicHistory.in;
import static dev.guildhall.command.music.MusicHistory.member;
import static dev.guildhall.command.music.MusicHistory.requested;
import static dev.guildhall.command.music.MusicHistory.skip;
import static dev.guildhall.command.music.MusicHistory.voted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.command.music.MusicRejection.AlreadyVoted;
import dev.guildhall.command.music.MusicRejection.ModuleOff;
import dev.guildhall.command.music.MusicRejection.NotFirst;
import dev.guildhall.command.music.MusicRejection.NotListening;
import dev.guildhall.command.music.MusicRejection.OtherChannel;
import dev.guildhall.command.music.MusicRejection.QueueEmpty;
import dev.guildhall.command.music.MusicRejection.UnknownTrack;
import dev.guildhall.command.music.SkipTrack.Audience;
import dev.guildhall.events.music.TrackMoved;
import dev.guildhall.events.music.TrackSkipped;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By whom, and by how many, the first track is over. */
class MusicSkipTest {
    private final AggregateTestFixture<MusicQueue> queue = new AggregateTestFixture<>(MusicQueue.class);

    private static TrackSkipped over(String means, String byUserId) {
        return new TrackSkipped(GUILD, 1, means, byUserId, 0, 0);
    }

    @Nested
    class WhenSomebodyHasASayAlone {
        @Test
        void isWhoeverRequestedIt() {
            queue.given(requested(1, MAX)).when(skip(1, member(MAX), 5, TERMS)).expectEvents(over("requester", MAX));
        }

        @Test
        void isADjWhereverThatIsAndWhetherTheyListen() {
            SkipTrack deaf = new SkipTrack(GUILD, 1, dj(), new Audience(false, 0), WITH_DJS);

            queue.given(requested(1, MAX)).when(deaf).expectEvents(over("dj", MONA));
            queue.given(requested(1, MAX))
                    .when(skip(1, MusicHistory.admin(), 5, TERMS))
                    .expectEvents(over("dj", MONA));
        }
    }

    @Nested
    class WhenItIsPutToTheVote {
        @Test
        void isCountedUntilThereAreEnough() {
            queue.given(requested(1, MAX)).when(skip(1, member(MONA), 4, TERMS)).expectEvents(voted(1, MONA, 4));
            queue.given(requested(1, MAX), voted(1, MONA, 4))
                    .when(skip(1, member(OTTO), 4, TERMS))
                    .expectEvents(voted(1, OTTO, 4), new TrackSkipped(GUILD, 1, "vote", OTTO, 2, 4));
        }

        @ParameterizedTest
        @CsvSource({"50,1,1", "50,2,1", "50,3,2", "50,4,2", "50,5,3", "100,5,5", "1,5,1", "1,0,1", "34,3,2"})
        void takesAsManyAsAreConfigured(int percent, int listeners, int needed) {
            assertThat(new MusicTerms(true, null, null, 1, percent).votesNeeded(listeners))
                    .isEqualTo(needed);
        }

        @Test
        void isRefusedToWhoeverHasVoted() {
            Rejections.expect(
                    queue.given(requested(1, MAX), voted(1, MONA, 4)).when(skip(1, member(MONA), 4, TERMS)),
                    new AlreadyVoted(1, 2));
        }

        @Test
        void isEnoughOnceFewerListen() {
            queue.given(requested(1, MAX), voted(1, MONA, 4))
                    .when(skip(1, member(MONA), 2, TERMS))
                    .expectEvents(new TrackSkipped(GUILD, 1, "vote", MONA, 1, 2));
        }

        @Test
        void beginsAnewWithAnotherFirstTrack() {
            queue.given(requested(1, MAX), requested(2, MAX), voted(1, MONA, 4), over("requester", MAX))
                    .when(skip(2, member(OTTO), 4, TERMS))
                    .expectEvents(voted(2, OTTO, 4));
            queue.given(requested(1, MAX), requested(2, MAX), voted(1, MONA, 4), new TrackMoved(GUILD, 2, 1, MONA))
                    .when(skip(2, member(OTTO), 4, TERMS))
                    .expectEvents(voted(2, OTTO, 4));
        }

        @Test
        void isForThoseOnlyWhoListen() {
            SkipTrack deaf = new SkipTrack(GUILD, 1, member(MONA), new Audience(false, 1), TERMS);

            Rejections.expect(queue.given(requested(1, MAX)).when(deaf), new NotListening());
        }

        @Test
        void isRefusedWhereNobodyRequests() {
            Rejections.expect(
                    queue.given(requested(1, MONA)).when(skip(1, in(GENERAL), 1, WITH_DJS)), new OtherChannel(JUKEBOX));
            queue.given(requested(1, MONA))
                    .when(skip(1, in(JUKEBOX), 4, WITH_DJS))
                    .expectEvents(voted(1, MAX, 4));
        }
    }

    @Nested
    class WhenThereIsNoSuchTrack {
        @Test
        void isRefused() {
            Rejections.expect(queue.givenNoPriorActivity().when(skip(1, dj(), 1, WITH_DJS)), new QueueEmpty());
            Rejections.expect(
                    queue.given(requested(1, MAX), requested(2, MAX)).when(skip(2, dj(), 1, WITH_DJS)), new NotFirst());
            Rejections.expect(
                    queue.given(requested(1, MAX), over("dj", MONA), requested(2, MAX))
                            .when(skip(1, dj(), 1, WITH_DJS)),
                    new UnknownTrack());
        }

        @Test
        void isRefusedWhileTheModuleIsOff() {
            Rejections.expect(queue.given(requested(1, MAX)).when(skip(1, member(MAX), 1, OFF)), new ModuleOff());
        }
    }
}
