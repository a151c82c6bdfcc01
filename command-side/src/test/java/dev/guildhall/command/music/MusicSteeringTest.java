package dev.guildhall.command.music;

import static dev.guildhall.command.music.MusicHistory.GUILD;
import static dev.guildhall.command.music.MusicHistory.MAX;
import static dev.guildhall.command.music.MusicHistory.MONA;
import static dev.guildhall.command.music.MusicHistory.OFF;
import static dev.guildhall.command.music.MusicHistory.TERMS;
import static dev.guildhall.command.music.MusicHistory.WITH_DJS;
import static dev.guildhall.command.music.MusicHistory.dj;
import static dev.guildhall.command.music.MusicHistory.member;
import static dev.guildhall.command.music.MusicHistory.requested;

import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.command.music.MusicRejection.ModuleOff;
import dev.guildhall.command.music.MusicRejection.NotDj;
import dev.guildhall.command.music.MusicRejection.QueueEmpty;
import dev.guildhall.command.music.MusicRejection.UnknownTrack;
import dev.guildhall.events.music.QueueCleared;
import dev.guildhall.events.music.TrackMoved;
import dev.guildhall.events.music.VolumeSet;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What only DJs do with the queue. */
class MusicSteeringTest {
    private final AggregateTestFixture<MusicQueue> queue = new AggregateTestFixture<>(MusicQueue.class);

    @Nested
    class WhenATrackIsMoved {
        private static MoveTrack move(int number, int place, MusicMember by) {
            return new MoveTrack(GUILD, number, place, by, WITH_DJS);
        }

        @Test
        void hasAnotherPlaceFromThenOn() {
            queue.given(requested(1, MAX), requested(2, MAX), requested(3, MAX))
                    .when(move(3, 1, dj()))
                    .expectEvents(new TrackMoved(GUILD, 3, 1, MONA));
            queue.given(requested(1, MAX), requested(2, MAX), new TrackMoved(GUILD, 2, 1, MONA))
                    .when(move(2, 1, dj()))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void comesLastWhereThereAreNotSoMany() {
            queue.given(requested(1, MAX), requested(2, MAX))
                    .when(move(1, 500, dj()))
                    .expectEvents(new TrackMoved(GUILD, 1, 2, MONA));
        }

        @Test
        void isRefusedToOthersAndForWhatIsNotThere() {
            Rejections.expect(queue.given(requested(1, MAX)).when(move(1, 1, member(MAX))), new NotDj());
            Rejections.expect(queue.given(requested(1, MAX)).when(move(2, 1, dj())), new UnknownTrack());
            Rejections.expect(
                    queue.given(requested(1, MAX)).when(new MoveTrack(GUILD, 1, 1, dj(), OFF)), new ModuleOff());
        }
    }

    @Nested
    class WhenTheQueueIsCleared {
        @Test
        void saysHowManyThereWere() {
            queue.given(requested(1, MAX), requested(2, MAX))
                    .when(new ClearQueue(GUILD, dj(), WITH_DJS))
                    .expectEvents(new QueueCleared(GUILD, 2, MONA));
        }

        @Test
        void isRefusedToOthersAndWhereThereIsNothing() {
            Rejections.expect(
                    queue.given(requested(1, MAX)).when(new ClearQueue(GUILD, member(MAX), TERMS)), new NotDj());
            Rejections.expect(
                    queue.givenNoPriorActivity().when(new ClearQueue(GUILD, dj(), WITH_DJS)), new QueueEmpty());
            Rejections.expect(queue.given(requested(1, MAX)).when(new ClearQueue(GUILD, dj(), OFF)), new ModuleOff());
        }
    }

    @Nested
    class WhenTheVolumeIsSet {
        @Test
        void isNewsOnlyWhenItIsAnother() {
            queue.givenNoPriorActivity()
                    .when(new SetVolume(GUILD, 35, dj(), WITH_DJS))
                    .expectEvents(new VolumeSet(GUILD, 35, MONA));
            queue.given(new VolumeSet(GUILD, 35, MONA))
                    .when(new SetVolume(GUILD, 35, dj(), WITH_DJS))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isRefusedToOthers() {
            Rejections.expect(queue.givenNoPriorActivity().when(new SetVolume(GUILD, 35, dj(), TERMS)), new NotDj());
            Rejections.expect(queue.givenNoPriorActivity().when(new SetVolume(GUILD, 35, dj(), OFF)), new ModuleOff());
        }
    }
}
