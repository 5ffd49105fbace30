import type { Client } from '@temporalio/client';
import type { EvaluationDocument } from '../../store/documents/evaluation';
import type { UnitDocument } from '../../store/documents/register';
import { endedAmong } from '../../use-cases/supervision/look';
import { evaluationWorkflowId } from '../../workflows/contract';
import { storeTestCampaign } from '../fixtures/campaign';
import { describeStore } from '../support/describe-store';

describeStore('the supervision', (store) => {
  const ids = Array.from({ length: 250 }, (_, n) => `don-vi-${String(n).padStart(3, '0')}`);

  /** Has it that all run which it is asked for, and notes what it was asked. */
  const clientWhere = (asked: string[]): Client => {
    const list = ({ query }: { query: string }) => {
      const named = query.slice(query.indexOf('WorkflowId IN')).matchAll(/'([^']+)'/g);
      return [...named].map(([, workflowId = '']) => {
        asked.push(workflowId);
        return { workflowId };
      });
    };
    return { workflow: { list } } as unknown as Client;
  };

  test('comes round to each open evaluation of a large campaign, a page at a time', async () => {
    const { document } = await storeTestCampaign(store);
    const units = ids.map((id, position) => ({
      _id: `large/${id}`,
      campaign: 'large',
      position,
      unit: { id, kind: 'department', name: id },
      owed: [],
    }));
    await store.register.insertAll({
      units: units as unknown as UnitDocument[],
      people: [],
      parties: [],
      codes: [],
    });
    for (const { _id, unit } of units) {
      const view = { _id, campaign: 'large', unit, open: unit.id !== 'don-vi-150', changes: 0 };
      await store.evaluations.insertFirst(view as unknown as EvaluationDocument);
    }
    const asked: string[] = [];
    const deps = { client: clientWhere(asked), store };
    const large = { ...document, _id: 'large', units: ids.length };
    const offsets: number[] = [];
    let offset = 0;
    do {
      const { ended, next } = await endedAmong(deps, large, offset);
      expect(ended).toEqual([]);
      offsets.push(next);
      offset = next;
    } while (offset > 0);
    expect(offsets).toEqual([100, 200, 0]);
    const open = ids.filter((id) => id !== 'don-vi-150').map((id) => evaluationWorkflowId('large', id));
    expect(asked.filter((id) => id.startsWith('evaluation/')).sort()).toEqual(open.sort());
  });
});
