package dev.guildhall.bot.moderation;

import dev.guildhall.bot.effect.Claim;
import dev.guildhall.bot.effect.EffectAction;
import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.sides.CaseSide;
import dev.guildhall.bot.sides.CaseView;
import dev.guildhall.bot.sides.ClaimedEffect;
import java.time.Instant;
import java.time.ZoneOffset;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.UserSnowflake;

/** Ends what a case had led to, once it is revoked. What is over already, or somebody else has ended, is as good as ended. */
public final class LiftEffect implements EffectAction {
    private final Places places;
    private final CaseSide cases;

    LiftEffect(Places places, CaseSide cases) {
        this.places = places;
        this.cases = cases;
    }

    @Override
    public String kind() {
        return "moderation.lift";
    }

    @Override
    public void carryOut(Claim claim) {
        CaseView one = CaseEffects.one(claim.effect());
        Guild guild = places.guild(claim);
        if (one.kind().equals("ban")) {
            UserSnowflake user = UserSnowflake.fromId(one.userId());
            MemberCalls.ofBan(claim, guild.unban(user).reason(CaseEffects.auditReason(one)));
        } else {
            Member member = guild.getMemberById(one.userId());
            if (member != null && member.isTimedOut()) {
                shorten(claim, member, one);
            }
        }
        cases.carriedOut(claim.effect().guildId(), one.number(), CaseEffects.delivery(claim.effect()));
    }

    /** Where another timeout stands, it is that which applies from now on. */
    private static void shorten(Claim claim, Member member, CaseView one) {
        Instant until = one.liftUntil();
        MemberCalls.ofMember(
                claim,
                (until == null ? member.removeTimeout() : member.timeoutUntil(until.atOffset(ZoneOffset.UTC)))
                        .reason(CaseEffects.auditReason(one)));
    }

    @Override
    public void failed(ClaimedEffect effect, Cause cause) {
        cases.failed(effect.guildId(), CaseEffects.one(effect).number(), CaseEffects.delivery(effect), cause.word());
    }
}
