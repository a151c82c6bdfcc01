package dev.guildhall.door.problem;

import java.net.URI;

/**
 * Every kind of refusal. The URI is part of the contract: clients branch on it, so a word is never renamed. The detail
 * of a problem tells about the one occurrence; the description here tells what to do about the kind.
 */
public enum ProblemType {
    INVALID_INPUT("invalid-input", 400, "The input is invalid", "Correct the fields that errors[].pointer names."),
    MALFORMED_JSON("malformed-json", 400, "The body is not readable JSON", "Correct the body at the place named."),
    MALFORMED_REQUEST(
            "malformed-request",
            400,
            "The request is malformed",
            "A header, path or query parameter is missing or not of its type."),
    UNAUTHENTICATED(
            "unauthenticated",
            401,
            "Nobody is signed in",
            "Send a valid access token; refresh it or sign in again when it has expired."),
    FORBIDDEN(
            "forbidden",
            403,
            "Not allowed",
            "The caller may not do this, or the guild does not exist; which of the two is never said."),
    NOT_STAFF("not-staff", 403, "For staff only", "Ask somebody with one of the ticket's support roles."),
    NOT_OPENER("not-opener", 403, "For the opener only", "Leave it to the one who opened the ticket."),
    MISSING_PERMISSION(
            "missing-permission",
            403,
            "The permission is missing",
            "permission names what Discord has to grant for this kind of case."),
    MEMBER_PROTECTED(
            "member-protected",
            403,
            "Nobody acts so against this member",
            "because tells why: owner, self, bot or rank."),
    NOT_DJ("not-dj", 403, "For DJs only", "Ask somebody with the guild's DJ role, or who may change the guild."),
    CROSS_SITE(
            "cross-site",
            403,
            "The CSRF token is missing or wrong",
            "A write that is authenticated by cookie must repeat the CSRF cookie in the X-CSRF-Token header."),
    NOT_FOUND("not-found", 404, "Not found", "There is no such route, or no such thing in this guild."),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed", "The Allow header names the methods."),
    NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable form", "Accept application/json."),
    REQUEST_TIMEOUT(
            "request-timeout",
            408,
            "The request did not arrive whole in time",
            "Nothing was done. Repeat the request, with its Idempotency-Key."),
    CONFLICT("conflict", 409, "In conflict with the state", "Read the current state and decide anew."),
    MODULE_OFF("module-off", 409, "The module is switched off", "Switch the module on, or leave it."),
    TOO_MANY_GIVEAWAYS(
            "too-many-giveaways", 409, "Too many open giveaways", "Wait until one has ended, or end or cancel one."),
    GIVEAWAY_NOT_ACTIVE(
            "giveaway-not-active",
            409,
            "The giveaway is not open",
            "giveawayStatus tells whether it has not started yet, has ended or was cancelled."),
    GIVEAWAY_NOT_ENDED(
            "giveaway-not-ended", 409, "The giveaway has not ended", "End it first, or wait until it has ended."),
    NOBODY_LEFT_TO_DRAW(
            "nobody-left-to-draw", 409, "Nobody is left to win", "Whoever has won before is not drawn again."),
    ALREADY_ENTERED("already-entered", 409, "Takes part already", "Nothing is left to do."),
    NOT_ENTERED("not-entered", 409, "Takes no part", "Nothing is left to do."),
    NOT_ELIGIBLE(
            "not-eligible",
            409,
            "Does not meet every requirement",
            "missing names the requirements, with the roles that are lacking or the time from which on they are met."),
    GIVEAWAY_FULL("giveaway-full", 409, "The giveaway is full", "Nobody else can take part."),
    TOO_MANY_OPEN(
            "too-many-open",
            409,
            "Too many open tickets",
            "scope tells whether the member or the guild has limit of them; close one first."),
    COOLING_DOWN("cooling-down", 409, "Too soon after the last one", "Try again from until on."),
    TICKET_TOO_OLD("ticket-too-old", 409, "The ticket is too old", "Open a new one."),
    TICKET_CLOSED("ticket-closed", 409, "The ticket is closed", "Reopen it first, or leave it."),
    TICKET_NOT_CLOSED("ticket-not-closed", 409, "The ticket is not closed", "Close it first, or leave it."),
    REOPENING_OFF("reopening-off", 409, "Tickets are not reopened here", "Open a new one."),
    TOO_MANY_PARTICIPANTS(
            "too-many-participants", 409, "Too many participants", "Remove somebody first; limit tells how many fit."),
    TRANSCRIPT_FULL("transcript-full", 409, "The transcript is full", "Nothing else is recorded of this ticket."),
    NOT_A_MEMBER("not-a-member", 409, "Not a member", "Whoever is not in the guild can only be banned."),
    CASE_REVOKED("case-revoked", 409, "The case is revoked", "Nothing is left to do."),
    CASE_TOO_OLD("case-too-old", 409, "The case is too old", "See to it in Discord."),
    OTHER_CHANNEL(
            "other-channel", 409, "Music is requested elsewhere", "channelId names the channel where members request."),
    QUEUE_FULL("queue-full", 409, "The queue is full", "limit tells how many tracks it takes; wait until one is over."),
    TOO_MANY_TRACKS(
            "too-many-tracks",
            409,
            "Too many tracks of one member",
            "limit tells how many a member may have in the queue; wait until one is over, or remove one."),
    QUEUE_EMPTY("queue-empty", 409, "The queue is empty", "Request something first."),
    TRACK_NOT_FIRST(
            "track-not-first", 409, "The track is not the first", "Only the first one is skipped; remove the others."),
    NOT_LISTENING("not-listening", 409, "Not among those who listen", "Join the voice channel where the track is on."),
    ALREADY_VOTED("already-voted", 409, "Has voted already", "votes and needed tell how far it has come."),
    STALE_VERSION(
            "stale-version",
            412,
            "Changed meanwhile",
            "The If-Match version is no longer current; currentVersion and changed tell what happened since."),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The body is too large", "Send less at once."),
    EVENT_TOO_LARGE(
            "event-too-large",
            413,
            "The change is too large to be recorded",
            "Nothing was stored. size and limit are in bytes: change less at once."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", 415, "The body's media type is not supported", "Send application/json."),
    UNPROCESSABLE("unprocessable", 422, "Understood, but cannot be processed", "See the detail."),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            422,
            "The idempotency key belongs to another request",
            "Use a new key for each distinct request."),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests", "Wait for Retry-After seconds."),
    INTERNAL("internal", 500, "Something went wrong here", "Report the correlation id."),
    UNREADABLE_HISTORY(
            "unreadable-history",
            500,
            "The history cannot be read",
            "Repeating the request does not help: an operator has to see to the event at position. Nothing was"
                    + " changed, and other guilds are not affected."),
    UPSTREAM("upstream", 502, "Discord did not answer as it should", "Try again later."),
    AWAY(
            "away",
            503,
            "Temporarily away",
            "Nothing was half done. Repeat the request, with its Idempotency-Key, after Retry-After seconds."),
    BEHIND(
            "behind",
            503,
            "The view has not reached that version yet",
            "Repeat the request after Retry-After seconds, or read without atLeast.");

    private static final String BASE = "https://guildhall.dev/problems/";

    private final String word;
    private final int status;
    private final String title;
    private final String remedy;

    ProblemType(String word, int status, String title, String remedy) {
        this.word = word;
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    public URI uri() {
        return URI.create(BASE + word);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What a client can do about it, for the documentation of the API. */
    public String remedy() {
        return remedy;
    }

    /** The general type for an HTTP status that the platform chose. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> UNPROCESSABLE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> AWAY;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL;
        };
    }
}
