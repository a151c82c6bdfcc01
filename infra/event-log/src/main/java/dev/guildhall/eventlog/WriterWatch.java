package dev.guildhall.eventlog;

/** Told what the writer does, on its own thread, and commands in their turn on theirs: it must be quick and must not throw. */
interface WriterWatch {
    /** For whom it is nothing. */
    WriterWatch NONE = new WriterWatch() {
        @Override
        public void written(int requests) {}

        @Override
        public void durable(int events, long nanos) {}

        @Override
        public void refused() {}

        @Override
        public void turn(long nanos) {}
    };

    /** One transaction for that many callers. */
    void written(int requests);

    /** One caller's events, that long after they were handed over. */
    void durable(int events, long nanos);

    /** One caller, by a conflict or because the log could not take the events. */
    void refused();

    /** One command had the log to itself for that long. */
    void turn(long nanos);
}
