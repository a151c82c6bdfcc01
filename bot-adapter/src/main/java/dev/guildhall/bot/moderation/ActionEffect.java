package dev.guildhall.bot.moderation;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Undeliverable;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.sides.CaseSide;
import dev.guildhall.bot.sides.CaseView;
import dev.guildhall.bot.sides.ClaimedEffect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.UserSnowflake;

/**
 * Times a member out, kicks or bans. Looks first whether that is so already: it may have been done before without anybody
 * having heard of it. Of a case that was revoked meanwhile nothing is done, nor of a timeout that is over.
 */
public final class ActionEffect implements EffectAction {
    /** Discord stores ends of timeouts no more precisely. */
    static final Duration PRECISION = Duration.ofSeconds(2);

    private final Places places;
    private final CaseSide cases;
    private final Clock clock;

    ActionEffect(Places places, CaseSide cases, Clock clock) {
        this.places = places;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "moderation.action";
    }

    @Override
    public void carryOut(Claim claim) {
        CaseView one = CaseEffects.one(claim.effect());
        Guild guild = places.guild(claim);
        if (!one.stands()) {
            return;
        }
        switch (one.kind()) {
            case "timeout" -> {
                Instant until = one.until();
                if (until == null || !until.isAfter(clock.instant())) {
                    return;
                }
                timeOut(claim, member(guild, one), until);
            }
            case "kick" -> kick(claim, guild, one);
            case "ban" -> ban(claim, guild, one);
            default -> throw new IllegalStateException("nothing is done for a case of kind " + one.kind());
        }
        cases.carriedOut(claim.effect().guildId(), one.number(), CaseEffects.delivery(claim.effect()));
    }

    private static Member member(Guild guild, CaseView one) {
        Member member = guild.getMemberById(one.userId());
        if (member == null) {
            throw new Undeliverable(Cause.MEMBER_MISSING, "user " + one.userId() + " is not in the guild");
        }
        return member;
    }

    private static void timeOut(Claim claim, Member member, Instant until) {
        OffsetDateTime end = member.getTimeOutEnd();
        if (end == null || Duration.between(end.toInstant(), until).abs().compareTo(PRECISION) > 0) {
            MemberCalls.ofMember(
                    claim,
                    member.timeoutUntil(until.atOffset(ZoneOffset.UTC))
                            .reason(CaseEffects.auditReason(CaseEffects.one(claim.effect()))));
        }
    }

    /** Who is gone after an attempt was kicked by it, as far as anybody can tell. */
    private static void kick(Claim claim, Guild guild, CaseView one) {
        Member member = guild.getMemberById(one.userId());
        if (member == null && claim.effect().firstAttemptAt() != null) {
            return;
        }
        MemberCalls.ofMember(claim, member(guild, one).kick().reason(CaseEffects.auditReason(one)));
    }

    /** Of members and of others. */
    private static void ban(Claim claim, Guild guild, CaseView one) {
        UserSnowflake user = UserSnowflake.fromId(one.userId());
        if (!MemberCalls.ofBan(claim, guild.retrieveBan(user))) {
            MemberCalls.ofMember(claim, guild.ban(user, 0, TimeUnit.SECONDS).reason(CaseEffects.auditReason(one)));
        }
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        cases.failed(effect.guildId(), CaseEffects.one(effect).number(), CaseEffects.delivery(effect), cause.word());
    }
}
