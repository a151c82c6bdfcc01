package dev.guildhall.panel;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the page, read when it is first asked for: the start of the program does not pay for it. */
@RestController
public final class PanelRoutes {
    /** Files at an address that names their content are never asked for twice. */
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** A name, or an address of either kind; nothing that could add to a policy. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");

    /** There as long as a session is. Its value is nobody's business here. */
    private static final String SIGNED_IN = "guildhall_csrf";

    private static final class Loaded {
        static final PanelFiles FILES = PanelFiles.load();
        static final FirstPage FIRST = new FirstPage(FILES);
    }

    private final int socketPort;

    PanelRoutes(@Value("${guildhall.socket.port:8081}") int socketPort) {
        this.socketPort = socketPort;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        // Whoever comes by another port comes through a proxy, which leads /socket.io to the right place, too.
        boolean direct = request.getServerPort() == request.getLocalPort()
                && HOST.matcher(request.getServerName()).matches();
        String port = direct ? Integer.toString(socketPort) : "";
        String sockets = direct ? " ws://%s:%d".formatted(request.getServerName(), socketPort) : "";
        PanelFile page = PanelFile.of("index.html", Loaded.FIRST.document(port, isSignedIn(request)));
        return answer(request, page, CacheControl.noCache().cachePrivate())
                .header("Content-Security-Policy", FirstPage.policy(sockets))
                .body(body(request, page));
    }

    /** Scripts would have to ask another of the browser's processes for it, and to wait. */
    private static boolean isSignedIn(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(SIGNED_IN));
    }

    @GetMapping("/panel/{version}/{*name}")
    ResponseEntity<byte[]> file(@PathVariable String version, @PathVariable String name, HttpServletRequest request) {
        Optional<PanelFile> found =
                version.equals(Loaded.FILES.version()) ? Loaded.FILES.file(name.substring(1)) : Optional.empty();
        return found.map(file -> answer(request, file, FOR_EVER).body(body(request, file)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity.BodyBuilder answer(HttpServletRequest request, PanelFile file, CacheControl keep) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .cacheControl(keep)
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        return zips(request) ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
    }

    private static byte[] body(HttpServletRequest request, PanelFile file) {
        return zips(request) ? file.zipped() : file.plain();
    }

    private static boolean zips(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip");
    }
}
