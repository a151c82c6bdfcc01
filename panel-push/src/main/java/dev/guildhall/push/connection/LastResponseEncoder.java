package dev.guildhall.push.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Says of each response that it is the connection's last, because it is: the library closes after every answer to a poll
 * but promises to keep the connection. Whoever believed that sent the next request into a connection that was being
 * closed, and saw it reset.
 */
final class LastResponseEncoder extends HttpResponseEncoder {
    @Override
    protected void sanitizeHeadersBeforeEncode(HttpResponse response, boolean isAlwaysEmpty) {
        if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        super.sanitizeHeadersBeforeEncode(response, isAlwaysEmpty);
    }
}
