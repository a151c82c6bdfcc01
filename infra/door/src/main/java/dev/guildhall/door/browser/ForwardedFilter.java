package dev.guildhall.door.browser;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes from a trusted proxy who is asking and by which scheme; what anybody else claims about that is ignored. */
public final class ForwardedFilter extends OncePerRequestFilter {
    private static final int HTTPS_PORT = 443;

    private final TrustedProxies proxies;

    public ForwardedFilter(Collection<String> trusted) {
        this.proxies = new TrustedProxies(trusted);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean trusted = proxies.include(request.getRemoteAddr());
        chain.doFilter(trusted ? new Forwarded(request, proxies) : request, response);
    }

    private static final class Forwarded extends HttpServletRequestWrapper {
        private final String client;
        private final boolean secure;

        Forwarded(HttpServletRequest request, TrustedProxies proxies) {
            super(request);
            String hops = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
            this.client = proxies.client(request.getRemoteAddr(), hops.isBlank() ? null : hops);
            this.secure = request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public String getRemoteHost() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getScheme() {
            return secure ? "https" : super.getScheme();
        }

        /** As the browser sees it: the proxy hands its Host header on, which names no port where it is the usual one. */
        @Override
        public int getServerPort() {
            String host = getHeader(HttpHeaders.HOST);
            boolean named = host != null && host.indexOf(':', host.lastIndexOf(']') + 1) >= 0;
            return secure && !named ? HTTPS_PORT : super.getServerPort();
        }

        @Override
        public StringBuffer getRequestURL() {
            String port = getServerPort() == (secure ? HTTPS_PORT : 80) ? "" : ":" + getServerPort();
            return new StringBuffer(getScheme() + "://" + getServerName() + port + getRequestURI());
        }
    }
}
