package dev.guildhall.simulator.http;

/** A request that ends in an error reply. Carries no stack trace: refusing is ordinary work. */
public abstract class Refusal extends RuntimeException {

    protected Refusal(String message) {
        super(message, null, false, false);
    }

    public abstract Reply reply();
}
