package dev.guildhall.eventlog;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Gives a projection the events of a page one by one, in one unit of work. */
final class PageInvoker implements EventHandlerInvoker {
    private final EventHandlerInvoker projection;

    PageInvoker(EventHandlerInvoker projection) {
        this.projection = projection;
    }

    /** Whether any of them is to be followed; where none is, only the token goes on. */
    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return page(message).events().stream().anyMatch(event -> projection.canHandle(event, segment));
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        for (TrackedEventMessage<?> event : page(message).events()) {
            if (projection.canHandle(event, segment)) {
                projection.handle(event, segment);
            }
        }
    }

    private static EventPage page(EventMessage<?> message) {
        return (EventPage) message.getPayload();
    }

    @Override
    public boolean supportsReset() {
        return projection.supportsReset();
    }

    @Override
    public void segmentReleased(Segment segment) {
        projection.segmentReleased(segment);
    }
}
