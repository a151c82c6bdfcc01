package dev.guildhall.bot.discord;

import java.io.IOException;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what makes a channel from being sent again by HTTP client or JDA, when it is not known what became of it: of
 * channels Discord would make as many as it is asked for. Whoever asked finds out, and asks again if there is none.
 */
final class SentOnce implements Interceptor {
    private static final Pattern MAKING = Pattern.compile(".*/guilds/[0-9]+/channels");
    private static final String POST = "POST";
    private static final int FIRST_SERVER_ERROR = 500;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        RequestBody body = request.body();
        boolean making = POST.equals(request.method())
                && MAKING.matcher(request.url().encodedPath()).matches();
        return making && body != null ? once(chain, request, body) : chain.proceed(request);
    }

    private static Response once(Chain chain, Request request, RequestBody body) throws IOException {
        Response response;
        try {
            response =
                    chain.proceed(request.newBuilder().post(new OneShot(body)).build());
        } catch (IOException e) {
            // Of another type, since JDA would send it again after those of sockets.
            throw new IOException("it is not known whether a channel was made", e);
        }
        if (response.code() >= FIRST_SERVER_ERROR) {
            int status = response.code();
            response.close();
            throw new IOException("it is not known whether a channel was made: status " + status);
        }
        return response;
    }

    private static final class OneShot extends RequestBody {
        private final RequestBody body;

        OneShot(RequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }

        @Override
        public boolean isOneShot() {
            return true;
        }
    }
}
