package dev.guildhall.command.music;

import static dev.guildhall.command.music.MusicHistory.GENERAL;
import static dev.guildhall.command.music.MusicHistory.GUILD;
import static dev.guildhall.command.music.MusicHistory.JUKEBOX;
import static dev.guildhall.command.music.MusicHistory.MAX;
import static dev.guildhall.command.music.MusicHistory.MONA;
import static dev.guildhall.command.music.MusicHistory.OFF;
import static dev.guildhall.command.music.MusicHistory.START;
import static dev.guildhall.command.music.MusicHistory.TERMS;
import static dev.guildhall.command.music.MusicHistory.WITH_DJS;
import static dev.guildhall.command.music.MusicHistory.dj;
import static dev.guildhall.command.music.MusicHistory.holding;
import static dev.guildhall.command.music.MusicHistory.in;
import static dev.guildhall.command.music.MusicHistory.member;
import static dev.guildhall.command.music.MusicHistory.request;
import static dev.guildhall.command.music.MusicHistory.requested;

import dev.guildhall.command.dispatch.Rejections;
import dev.guildhall.command.music.MusicRejection.ModuleOff;
import dev.guildhall.command.music.MusicRejection.NotDj;
import dev.guildhall.command.music.MusicRejection.OtherChannel;
import dev.guildhall.command.music.MusicRejection.QueueFull;
import dev.guildhall.command.music.MusicRejection.TooManyTracks;
import dev.guildhall.command.music.MusicRejection.UnknownTrack;
import dev.guildhall.events.music.QueueCleared;
import dev.guildhall.events.music.TrackRemoved;
import dev.guildhall.events.music.TrackRequested;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who gets what into the queue, and out of it again. */
class MusicRequestTest {
    private final AggregateTestFixture<MusicQueue> queue = new AggregateTestFixture<>(MusicQueue.class);

    private static TrackRequested decided(int number, String userId) {
        return new TrackRequested(GUILD, "track:new", number, userId, "Kumquat blues", START);
    }

    private static List<TrackRequested> tracksOf(String userId, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> requested(number, userId))
                .toList();
    }

    @Nested
    class WhenATrackIsRequested {
        @Test
        void comesLastWithTheNextNumber() {
            queue.givenNoPriorActivity().when(request(member(MAX), TERMS)).expectEvents(decided(1, MAX));
            queue.given(requested(1, MONA), requested(2, MONA), new TrackRemoved(GUILD, 2, MONA))
                    .when(request(member(MAX), TERMS))
                    .expectEvents(decided(3, MAX));
        }

        @Test
        void isRequestedOnce() {
            queue.given(decided(1, MAX))
                    .when(request(member(MAX), TERMS))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isRefusedWhileTheModuleIsOff() {
            Rejections.expect(queue.givenNoPriorActivity().when(request(member(MAX), OFF)), new ModuleOff());
        }

        @Test
        void isRefusedInAnotherChannel() {
            Rejections.expect(
                    queue.givenNoPriorActivity().when(request(in(GENERAL), WITH_DJS)), new OtherChannel(JUKEBOX));
            Rejections.expect(
                    queue.givenNoPriorActivity().when(request(in(null), WITH_DJS)), new OtherChannel(JUKEBOX));
            Rejections.expect(queue.givenNoPriorActivity().when(request(dj(), WITH_DJS)), new OtherChannel(JUKEBOX));
            queue.givenNoPriorActivity().when(request(in(JUKEBOX), WITH_DJS)).expectEvents(decided(1, MAX));
        }

        @Test
        void isRefusedWhenTheQueueIsFull() {
            Rejections.expect(
                    queue.given(requested(1, MONA), requested(2, MAX)).when(request(member(MAX), holding(2))),
                    new QueueFull(2));
            queue.given(requested(1, MONA), requested(2, MAX), new QueueCleared(GUILD, 2, MONA))
                    .when(request(member(MAX), holding(2)))
                    .expectEvents(decided(3, MAX));
        }

        @Test
        void isRefusedToWhoeverHasManyAlready() {
            int most = MusicLimits.MAX_TRACKS_OF_MEMBER;

            Rejections.expect(
                    queue.given(tracksOf(MAX, most)).when(request(member(MAX), TERMS)), new TooManyTracks(most));
            queue.given(tracksOf(MONA, most)).when(request(member(MAX), TERMS)).expectEvents(decided(most + 1, MAX));
            queue.given(tracksOf(MAX, most - 1))
                    .when(request(member(MAX), TERMS))
                    .expectEvents(decided(most, MAX));
        }
    }

    @Nested
    class WhenATrackIsRemoved {
        private static RemoveTrack remove(int number, MusicMember by, MusicTerms terms) {
            return new RemoveTrack(GUILD, number, by, terms);
        }

        @Test
        void isForWhoeverRequestedItAndForDjs() {
            queue.given(requested(1, MAX))
                    .when(remove(1, member(MAX), WITH_DJS))
                    .expectEvents(new TrackRemoved(GUILD, 1, MAX));
            queue.given(requested(1, MAX))
                    .when(remove(1, dj(), WITH_DJS))
                    .expectEvents(new TrackRemoved(GUILD, 1, MONA));
            queue.given(requested(1, MAX))
                    .when(remove(1, MusicHistory.admin(), TERMS))
                    .expectEvents(new TrackRemoved(GUILD, 1, MONA));
        }

        @Test
        void isRefusedToOthers() {
            Rejections.expect(queue.given(requested(1, MONA)).when(remove(1, member(MAX), WITH_DJS)), new NotDj());
            Rejections.expect(queue.given(requested(1, MAX)).when(remove(1, dj(), TERMS)), new NotDj());
        }

        @Test
        void isRefusedForWhatIsNotThere() {
            Rejections.expect(queue.givenNoPriorActivity().when(remove(1, dj(), WITH_DJS)), new UnknownTrack());
            Rejections.expect(
                    queue.given(requested(1, MAX), new TrackRemoved(GUILD, 1, MAX))
                            .when(remove(1, member(MAX), TERMS)),
                    new UnknownTrack());
        }

        @Test
        void isRefusedWhileTheModuleIsOff() {
            Rejections.expect(queue.given(requested(1, MAX)).when(remove(1, member(MAX), OFF)), new ModuleOff());
        }
    }
}
