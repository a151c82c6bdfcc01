package dev.guildhall.door.browser;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Those who may say for whom they ask, as {@code guildhall.trusted-proxies} names them. Thread-safe. */
final class TrustedProxies {
    /** More hops than any installation has; a longer list is somebody's invention. */
    static final int MAX_HOPS = 16;

    private final List<IpAddressMatcher> networks;

    /** @throws IllegalArgumentException for what is neither an address nor a network */
    TrustedProxies(Collection<String> addresses) {
        networks = addresses.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    boolean include(String address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    /**
     * The nearest address that is not a trusted proxy's: what stands further to the left anybody may have written.
     *
     * @param peer who holds the connection
     * @param forwardedFor the header's values, comma-separated
     */
    String client(String peer, @Nullable String forwardedFor) {
        String client = peer;
        String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",", -1);
        for (int i = hops.length - 1; i >= Math.max(0, hops.length - MAX_HOPS) && include(client); i--) {
            try {
                client = InetAddress.ofLiteral(hops[i].strip()).getHostAddress();
            } catch (IllegalArgumentException noAddress) {
                return client;
            }
        }
        return client;
    }
}
