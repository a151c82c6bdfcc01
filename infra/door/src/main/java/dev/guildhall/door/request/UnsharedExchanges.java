package dev.guildhall.door.request;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Has the container make request, response and asynchronous context for each connection anew. Usually it keeps them for
 * the next client's connection, and a thread of ours that is still on its way out of a failed write to an event stream
 * would then end, or write into, somebody else's. Requests on one connection still share them, and come one after another.
 */
public final class UnsharedExchanges implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            if (!connector.setProperty("processorCache", "0")) {
                throw new IllegalStateException("this container cannot be told to share nothing");
            }
        });
    }
}
