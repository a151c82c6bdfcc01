package dev.guildhall.query.directory;

import dev.guildhall.eventlog.RowRemains;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The directory: what the bot tells, where it is kept, and who reads it. */
@Configuration(proxyBeanMethods = false)
@Import({DirectoryRoutes.class, TellingRoutes.class})
public class DirectoryConfiguration {
    @Bean
    Skeletons directorySkeletons(DataSource dataSource, PlatformTransactionManager transactions) {
        return new Skeletons(JdbcClient.create(dataSource), new TransactionTemplate(transactions));
    }

    @Bean
    MemberRemains directoryMemberRemains(DataSource dataSource) {
        return new MemberRemains(
                JdbcClient.create(dataSource),
                new RowRemains(dataSource, "query.directory_member", "members who were erased"));
    }

    @Bean
    Members directoryMembers(DataSource dataSource, PlatformTransactionManager transactions, MemberRemains remains) {
        return new Members(JdbcClient.create(dataSource), new TransactionTemplate(transactions), remains::add);
    }

    @Bean
    MemberSearch directoryMemberSearch(DataSource dataSource) {
        return new MemberSearch(JdbcClient.create(dataSource));
    }
}
