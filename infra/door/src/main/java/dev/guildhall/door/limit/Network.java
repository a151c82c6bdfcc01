package dev.guildhall.door.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one address. */
final class Network {
    /** Whoever has one IPv6 address usually has the 2^64 beside it too. */
    private static final int PREFIX_BYTES = 8;

    private Network() {}

    /** @param address in any form; what is none counts as it is */
    static String of(String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            return literal instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(literal.getAddress(), PREFIX_BYTES))
                    : literal.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
