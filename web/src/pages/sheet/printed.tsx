import type { Plan, Worklist, WorklistRow } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useOwnName } from '../../app/queries';
import { tellInstant } from '../../parts/dates';
import { FromPlan } from '../../parts/from-plan';
import { levelName, type Sent } from './rows';
import type { AllKept } from './use-keepers';
import { sheetWords } from './words';

interface Props {
  rows: readonly WorklistRow[];
  kept: AllKept;
  sent: ReadonlyMap<string, Sent>;
  worklist: Worklist;
  plan: Plan;
}

/** The sheet on paper, for the member's signature: what is filled in, and room to write where nothing is. */
export function Printed({ rows, kept, sent, worklist, plan }: Props) {
  const words = useWords();
  const said = useWordsOf(sheetWords);
  const by = useOwnName();
  const cells = ({ unit, filing, state }: WorklistRow): [level: string, remarks: string] => {
    const [fields, result] = [kept.get(unit.id)?.fields ?? {}, sent.get(unit.id)];
    if (state === 'waived') return ['', said.state.waived];
    const receipt = result?.kind === 'received' ? result.receipt : filing?.receipt;
    const level = levelName(plan, fields['level'] ?? filing?.level) ?? '';
    return [level, receipt === undefined ? (fields['remarks'] ?? '') : said.paperSent(receipt)];
  };
  return (
    <section className="only-print sheet-print">
      <h2>{said.paperTitle}</h2>
      <p className="sheet-print-about">
        {said.paperAbout}
        <br />
        <FromPlan>{worklist.campaign.title}</FromPlan>
      </p>
      <p>
        {said.member}: {worklist.party.name}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{said.paperNumber}</th>
            <th scope="col">{said.paperUnit}</th>
            <th scope="col">{said.paperLevel}</th>
            <th scope="col">{said.paperRemarks}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const [level, remarks] = cells(row);
            return (
              <tr key={row.unit.id}>
                <td>{at + 1}</td>
                <th scope="row">{row.unit.name}</th>
                <td>{level}</td>
                <td className="sheet-text">{remarks}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="sheet-sign">
        <p>{said.paperPlace}</p>
        <p>
          <strong>{said.paperSign(worklist.party.name)}</strong>
        </p>
        <p>{said.paperSignHint}</p>
      </div>
      <p className="quiet">{said.printedAt(tellInstant(words, new Date().toISOString()), by)}</p>
    </section>
  );
}
