package dev.guildhall.allinone;

import dev.guildhall.bot.BotAdapterConfiguration;
import dev.guildhall.command.CommandSideConfiguration;
import dev.guildhall.panel.PanelConfiguration;
import dev.guildhall.push.PanelPushConfiguration;
import dev.guildhall.query.QuerySideConfiguration;
import java.util.stream.Stream;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Defines the beans of the sides after those of the platform. Each thing that the platform sets up only where nobody
 * else has is asked about by a look at all beans that are defined by then, and most of them are ours. What the platform
 * is to find before its own is therefore not for a side: it belongs to the door or to this module.
 */
final class SidesLast implements DeferredImportSelector, Ordered {
    /** After the platform, whose selector takes the last place but one. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        return Stream.of(
                        CommandSideConfiguration.class,
                        QuerySideConfiguration.class,
                        BotAdapterConfiguration.class,
                        PanelPushConfiguration.class,
                        PanelConfiguration.class)
                .map(Class::getName)
                .toArray(String[]::new);
    }
}
