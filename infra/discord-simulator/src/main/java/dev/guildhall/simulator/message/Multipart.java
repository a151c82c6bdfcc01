package dev.guildhall.simulator.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.http.ApiError;
import dev.guildhall.simulator.http.Request;
import dev.guildhall.simulator.wire.Json;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A multipart body: the form as {@code payload_json}, the files as {@code files[0]}, {@code files[1]} and so on. */
record Multipart(ObjectNode payload, List<Part> files) {

    /**
     * One file.
     *
     * @param content in Base64
     */
    record Part(String filename, String contentType, String content) {}

    static Multipart of(Request request) {
        DefaultFullHttpRequest http = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(request.method()),
                request.path(),
                Unpooled.wrappedBuffer(request.body()));
        String type = request.header("content-type");
        http.headers().set(HttpHeaderNames.CONTENT_TYPE, type == null ? "" : type);
        try {
            HttpPostMultipartRequestDecoder decoder =
                    new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), http);
            try {
                return read(decoder.getBodyHttpDatas());
            } finally {
                decoder.destroy();
            }
        } catch (IOException | HttpPostRequestDecoder.ErrorDataDecoderException malformed) {
            throw ApiError.of(400, 50_109, "The request body is not a valid form.");
        }
    }

    private static Multipart read(List<InterfaceHttpData> parts) throws IOException {
        ObjectNode payload = Json.object();
        List<Part> files = new ArrayList<>();
        for (InterfaceHttpData part : parts) {
            if (part instanceof FileUpload file) {
                files.add(part(file));
            } else if (part instanceof HttpData data
                    && part.getName().equals("payload_json")
                    && Json.read(data.get()) instanceof ObjectNode form) {
                payload = form;
            }
        }
        return new Multipart(payload, files);
    }

    private static Part part(FileUpload file) throws IOException {
        String type = file.getContentType() == null ? "application/octet-stream" : file.getContentType();
        return new Part(file.getFilename(), type, Base64.getEncoder().encodeToString(file.get()));
    }
}
