package dev.guildhall.bot.moderation;

import java.net.IDN;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds links to where a guild does not want any: to hosts that are neither on its list nor below one of those. Immutable;
 * takes time in proportion to the text's length.
 */
final class LinkFilter {
    private static final String SCHEME_END = "://";
    private static final List<String> SCHEMES = List.of("http", "https");

    /** Discord makes links of these even without a scheme. */
    private static final List<String> INVITES = List.of("discord.gg/", "discord.com/invite/", "discordapp.com/invite/");

    /** Where an authority ends; browsers take the backslash for a slash. */
    private static final String ENDS = "/\\?#<>()[]{}\"'`|,;*";

    private final Set<String> allowed;

    LinkFilter(Collection<String> allowedHosts) {
        this.allowed = allowedHosts.stream().map(LinkFilter::ascii).collect(Collectors.toUnmodifiableSet());
    }

    boolean matches(String text) {
        String folded = FoldedText.of(text);
        for (int at = folded.indexOf(SCHEME_END); at >= 0; at = folded.indexOf(SCHEME_END, at + 1)) {
            int schemeEnd = at;
            boolean link = SCHEMES.stream().anyMatch(scheme -> folded.startsWith(scheme, schemeEnd - scheme.length()));
            if (link && !isAllowed(host(folded, at + SCHEME_END.length()))) {
                return true;
            }
        }
        return INVITES.stream()
                .anyMatch(invite -> folded.contains(invite) && !isAllowed(host(folded, folded.indexOf(invite))));
    }

    /** Without who asks and where: {@code user@host:port}. */
    private static String host(String text, int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(from, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }

    private boolean isAllowed(String host) {
        String name = ascii(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        for (int at = 0; at >= 0; at = name.indexOf('.', at) + 1) {
            if (allowed.contains(name.substring(at))) {
                return true;
            }
            if (name.indexOf('.', at) < 0) {
                return false;
            }
        }
        return false;
    }

    /** What is no host at all is on nobody's list. */
    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
