import { PersonItems } from '../../activities/letter-items';
import { roleKey } from '../../activities/recipients';
import { previewTable } from '../../api/previews/preview-table';
import { configFolderOf } from '../../config/config-folder';
import type { FaceAt } from '../../domain/face-at';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import type { Notice } from '../../domain/ledger/notices';
import { previewOf } from '../../domain/preview';
import { type EvaluationSpec, evaluationSpecs, plannedOpening } from '../../domain/schedule';
import { letterInputOf } from '../../mail/letter-input-of';
import { renderLetter } from '../../mail/render-letter';
import { letterId, roundId } from '../../store/ids';
import { folderCatalogue } from '../../use-cases/campaigns/catalogue';
import { loadPlanAndRegister } from '../../use-cases/campaigns/load-plan-and-register';
import { linksOfLetter } from '../../use-cases/links/links-of-letter';
import { partiesOf } from '../fixtures/parties-of';

/** The plan and the small register that come with the service. */
const sampleNames = { plan: 'dong-nai-2013', register: 'dong-nai-2013-small' } as const;
/** The first rehearsal of it. */
const sampleCampaign = `${sampleNames.plan}-rehearsal-1`;
/** Another secret makes other links. */
export const sampleFaceAt: FaceAt = {
  publicUrl: 'http://127.0.0.1:3000',
  secret: 'the secret of the letter in the README',
};
const { plan, register } = loadPlanAndRegister(
  folderCatalogue({ folder: configFolderOf({ CONFIG_DIR: undefined }) }),
  sampleNames,
);
const openedAt = plannedOpening(plan);

/** What `POST /previews` answers as text, of these days, such as `08/11/2013`. */
export function sampleTimeline(days: readonly string[]): string {
  const instants = previewTable(previewOf({ plan, register })).split('\n\n');
  return instants.filter((instant) => days.some((day) => instant.includes(`, ${day} `))).join('\n\n');
}

/** The letter of the opening to somebody of the register, as the mailbox shows it after a rehearsal of that register. */
function letterTo(personId: string): { to: string; subject: string; text: string } {
  const person = register.people.find(({ id }) => id === personId);
  if (!person) throw new Error(`nobody is ${personId}`);
  const roles = register.roles.filter((role) => role.person === personId).map(roleKey);
  const notices = evaluationSpecs({ campaign: plan.id, plan, register, openedAt }).flatMap(noticesOfOpening);
  const items = new PersonItems();
  for (const { id, unit, at, items: told } of notices) {
    for (const item of told)
      if (roles.includes(roleKey(item.to))) items.add({ ...item, unit: unit.id, at }, id);
  }
  const at = notices[0]?.at ?? openedAt;
  const round = roundId({ campaign: sampleCampaign, at, supplement: false });
  const letter = {
    _id: letterId({ round, person: personId }),
    campaign: sampleCampaign,
    person: personId,
    at,
    items: items.inOrder,
    // Whatever anybody owes is in the letter of the opening already.
    alsoOwed: [],
  };
  const { linkOf } = linksOfLetter({ letter, plan, faceAt: sampleFaceAt, createdAt: at });
  const { subject, text } = renderLetter(
    letterInputOf({ letter, plan, person, partyOf: partiesOf({ plan, register }), linkOf }),
  );
  return { to: person.email, subject, text };
}

function noticesOfOpening(spec: EvaluationSpec): readonly Notice[] {
  const ledger = new EvaluationLedger(spec);
  if (ledger.nextAttentionAt !== undefined) ledger.settle(ledger.nextAttentionAt);
  return ledger.undelivered;
}

/** To the desk of an agency that reviews one unit: the shortest. */
export const sampleLetter = letterTo('dau-moi-so-van-hoa-the-thao-va-du-lich');
