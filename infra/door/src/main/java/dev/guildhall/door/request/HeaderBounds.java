package dev.guildhall.door.request;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** How much may stand before a body. Beyond, the container answers 400 before anybody else has read the request. */
public final class HeaderBounds implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Request line and all headers together: an access token, cookies, a long query. */
    public static final int MAX_BYTES = 16 * 1024;

    public static final int MAX_HEADERS = 64;

    /** In the query; forms are not taken. */
    public static final int MAX_PARAMETERS = 100;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(MAX_BYTES));
            connector.setProperty("maxHeaderCount", Integer.toString(MAX_HEADERS));
            connector.setMaxParameterCount(MAX_PARAMETERS);
        });
    }
}
