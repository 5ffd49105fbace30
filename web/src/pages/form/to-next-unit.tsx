import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { Form } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { tasksQuery } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { nextUnit } from '../../parts/next-unit';
import { formWords } from './words';

/** For who writes about many units: this draft is saved, and the form of the next unit opens. */
export function ToNextUnit({ form, save }: { form: Form; save: () => Promise<boolean> }) {
  const said = useWordsOf(formWords);
  const { data } = useQuery(tasksQuery);
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { campaign, unit, step, party } = form;
  const next = nextUnit(data?.items ?? [], { campaign: campaign.id, unit, step: step.id, party: party.id });
  if (!next) return null;
  const go = async () => {
    if (!(await save())) return;
    void client.invalidateQueries({ queryKey: tasksQuery.queryKey });
    void client.invalidateQueries({ queryKey: [campaign.id, 'filings'] });
    navigate(addressOf.form({ campaign: campaign.id, unit: next.unit.id, step: step.id, party: party.id }));
  };
  return (
    <div className="to-next">
      <Button variant="outline" onClick={() => void go()}>
        {said.saveAndNext}
      </Button>
      <p className="quiet">
        {said.next(next.unit.name)}{' '}
        {step.id === 'agency-review' && (
          <Link href={addressOf.worklist({ campaign: campaign.id, party: party.id })}>{said.worklist}</Link>
        )}
      </p>
    </div>
  );
}
