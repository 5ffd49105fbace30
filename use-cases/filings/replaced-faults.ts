import type { FieldFault } from '../../domain/field-fault';
import type { FilingDocument } from '../../store/documents/filing';
import type { Deps } from '../deps';
import type { IsNameable } from './no-such-filing';

/** Only what was entered on behalf can be entered anew: what a party sends itself it corrects by a version of its own. */
export async function replacedFaults(
  { store }: Pick<Deps, 'store'>,
  {
    replaces,
    kind,
    step,
    party,
    isNameable,
    campaign,
    unit,
  }: Pick<FilingDocument, 'campaign' | 'unit' | 'kind' | 'step' | 'party'> & {
    replaces?: string;
    isNameable: IsNameable;
  },
): Promise<FieldFault[]> {
  if (replaces === undefined) return [];
  const replaced = await store.filings.get({ campaign, unit, id: replaces });
  const isTheirs = replaced?.kind === kind && replaced.step === step && replaced.party === party;
  if (!isTheirs || !isNameable(replaced)) {
    const message = {
      en: 'This party has no such entry for this unit in this step.',
      vi: 'Không có văn bản này của bên gửi ở bước này đối với đơn vị.',
    };
    return [{ field: 'replaces', rule: 'unknown-filing', message }];
  }
  if (replaced.channel === 'paper') return [];
  const message = {
    en: 'Only an entry from paper can be corrected this way; a party corrects its own filing with a new version.',
    vi: 'Chỉ sửa được văn bản giấy do văn thư nhập; bên gửi tự chỉnh sửa bằng một bản mới.',
  };
  return [{ field: 'replaces', rule: 'not-on-behalf', message }];
}
