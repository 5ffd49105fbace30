import { useState } from 'react';
import type { Plan } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { momentOf } from '../../parts/dates';
import { DocumentFields } from '../../parts/document-fields';
import type { Fault } from '../../parts/error-summary';
import { inCommon } from './rows';
import type { AllKept, Keepers } from './use-keepers';
import { sheetWords } from './words';

const FIELDS = ['document.number', 'document.date', 'document.signer'];

interface Props {
  kept: AllKept;
  keepers: Keepers;
  faults: readonly Fault[];
  /** Plan time. */
  today: string;
  plan: Pick<Plan, 'timeZone'>;
}

/** The paper that the member signs: typed once, and kept in the draft of each opinion. */
export function PaperFields({ kept, keepers, faults, today, plan }: Props) {
  const said = useWordsOf(sheetWords);
  const fields = Object.fromEntries(FIELDS.map((field) => [field, inCommon(kept.values(), field)]));
  const [isOpen, setIsOpen] = useState(Object.values(fields).some((value) => value !== ''));
  return (
    <details
      className="sheet-paper"
      open={isOpen || faults.length > 0}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{said.paper}</summary>
      <DocumentFields
        legend={said.document}
        hint={said.paperHint}
        fields={fields}
        faults={faults}
        today={momentOf(today, plan.timeZone).day}
        change={(field, value) => {
          for (const keeper of keepers.values()) keeper.change(field, value);
        }}
        leave={() => {
          for (const keeper of keepers.values()) void keeper.flush();
        }}
      />
    </details>
  );
}
