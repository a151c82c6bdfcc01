package dev.guildhall.door.documentation;

import dev.guildhall.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Serves the committed document, read when it is first asked for: the start of the program does not pay for it. */
@RestController
public final class DocumentationRoutes {
    private static final class Json {
        static final byte[] BYTES = EventJson.write(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(new String(read("openapi.yaml"), StandardCharsets.UTF_8)));
    }

    @GetMapping("/v3/api-docs")
    ResponseEntity<byte[]> json() {
        return ResponseEntity.ok().header("Content-Type", "application/json").body(Json.BYTES);
    }

    @GetMapping("/v3/api-docs.yaml")
    ResponseEntity<byte[]> yaml() {
        return ResponseEntity.ok().header("Content-Type", "application/yaml").body(read("openapi.yaml"));
    }

    @GetMapping("/swagger-ui.html")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok()
                .header("Content-Type", "text/html;charset=UTF-8")
                .body(read("swagger-ui.html"));
    }

    @GetMapping("/swagger-ui.js")
    ResponseEntity<byte[]> script() {
        return ResponseEntity.ok()
                .header("Content-Type", "text/javascript;charset=UTF-8")
                .body(read("swagger-ui.js"));
    }

    private static byte[] read(String name) {
        try {
            return new ClassPathResource(name, DocumentationRoutes.class).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
