package dev.guildhall.allinone;

import dev.guildhall.door.DoorConfiguration;
import dev.guildhall.embedded.EmbeddedServerException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole of Guildhall in one process. What it needs from outside and is not told the address of, it starts itself,
 * beside the loading of its own classes; everything ends with it, in the reverse order.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({DoorConfiguration.class, ConnectionConfiguration.class, SidesLast.class})
public class GuildhallApplication {
    private static final int FAILED = 1;

    /** With {@code --verify-log} the log is verified and nothing else is done, see {@link VerifyData}. */
    public static void main(String[] arguments) {
        if (VerifyData.isAskedFor(arguments)) {
            System.exit(VerifyData.run(System.getenv(), arguments));
        }
        Progress progress = new Progress(System.out);
        Surroundings surroundings = Surroundings.start(System.getenv(), progress);
        // One hook for all: pools must be closed before the servers that they point at.
        Lifetime lifetime = new Lifetime(surroundings);
        Runtime.getRuntime().addShutdownHook(new Thread(lifetime::end, "shutdown"));
        try {
            lifetime.of(application(surroundings, progress).run(arguments));
        } catch (RuntimeException e) {
            surroundings.failure().ifPresentOrElse(progress::failed, () -> progress.failed(clearest(e)));
            lifetime.end();
            System.exit(FAILED);
        }
    }

    static SpringApplication application(Surroundings surroundings, Progress progress) {
        SpringApplication application = new SpringApplication(GuildhallApplication.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(surroundings.properties());
        application.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>)
                context -> ((GenericApplicationContext) context)
                        .registerBean(
                                Surroundings.class,
                                () -> surroundings,
                                definition -> definition.setDestroyMethodName("")));
        application.addListeners(new ReadyLine(surroundings, progress));
        return application;
    }

    private static String clearest(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof EmbeddedServerException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
