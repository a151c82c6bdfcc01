package dev.guildhall.door.limit;

/** What counts as one address. */
final class Network {
    /** Whoever has one IPv6 address usually has the 2^64 beside it too. */
    private static final int GROUPS = 4;

    private Network() {}

    /** @param address as the container writes it: an IPv6 address in full, without abbreviation */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        if (groups.length != 2 * GROUPS) {
            return address; // abbreviated: then the whole address counts as one
        }
        return String.join(":", java.util.Arrays.copyOf(groups, GROUPS));
    }
}
