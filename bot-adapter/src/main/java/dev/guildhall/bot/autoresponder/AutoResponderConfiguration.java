package dev.guildhall.bot.autoresponder;

import dev.guildhall.bot.configuration.ConfigurationCache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From what members write to what the bot answers. */
@Configuration(proxyBeanMethods = false)
public class AutoResponderConfiguration {
    @Bean(destroyMethod = "close")
    AutoResponder botAutoResponder(ConfigurationCache configurations) {
        return new AutoResponder(new ReadyResponses(configurations), new Cooldowns(System::nanoTime));
    }
}
