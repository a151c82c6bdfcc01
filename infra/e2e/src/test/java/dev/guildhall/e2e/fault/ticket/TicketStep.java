package dev.guildhall.e2e.fault.ticket;

/** What happens to a ticket, in this order. */
enum TicketStep {
    OPEN("opening"),
    MAKE("making the channel and its card"),
    CLAIM("claiming"),
    WRITE("writing"),
    CLOSE("closing"),
    DELIVER("delivering the transcript"),
    REOPEN("reopening"),
    WRITE_AGAIN("writing once more"),
    CLOSE_AGAIN("closing once more"),
    DELIVER_AGAIN("delivering the second transcript"),
    REMOVE("removing the channel");

    private final String meaning;

    TicketStep(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
