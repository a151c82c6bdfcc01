import { html } from '../app/html.js';
import { number, t } from '../app/language.js';
import { reading, useQuery } from '../app/cache.js';
import { At, lasting } from '../app/time.js';

const proofOf = (id) => ({ ...reading(['guild', id, 'history', 'proof'], `/api/guilds/${id}/history/verification`), staleTime: 0 });

const Anchor = ({ anchor }) => (anchor
  ? t('proof.anchor', { position: number(anchor.position), age: lasting(anchor.ageSeconds) })
  : t('proof.anchor.none'));

/** Whether the log that holds this history was found to be what it was, and up to where that is known outside. */
export function Proof({ guildId }) {
  const { data } = useQuery(proofOf(guildId));
  if (!data) return null;
  const { verification, anchor } = data.data;
  const broken = verification?.result === 'broken';
  return html`
    <p class=${broken ? 'fault' : 'fine'} role="status">
      ${verification ? html`${broken ? t('proof.broken', { position: number(verification.brokenAt) }) : t('proof.intact', { position: number(verification.headPosition) })}
        ${' '}(<${At} at=${verification.endedAt} />).` : t('proof.never')}
      ${' '}<${Anchor} anchor=${anchor} />
    </p>`;
}
