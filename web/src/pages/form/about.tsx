import type { Form, WouldBe } from '../../api/contract';
import { useWords } from '../../app/language';
import { Facts } from '../../parts/facts';
import { FromPlan } from '../../parts/from-plan';
import { PageTitle } from '../../parts/page-title';
import { tellTimeliness } from '../../parts/timeliness';

/** Who owes what about whom; until when, where it can still be filed. */
export function About({ form, outlook, before }: { form: Form; outlook?: WouldBe; before?: string }) {
  const words = useWords();
  const { form: said } = words;
  return (
    <>
      <PageTitle title={words.matter[form.step.id](form.unit.name)} before={before} />
      <Facts
        facts={[
          [form.step.id === 'member-opinion' ? said.whoMember : said.who, form.party.name],
          [said.about, form.step.id !== 'self-review' && form.unit.name],
          [said.campaign, form.campaign.title],
          [said.deadline, outlook && <FromPlan>{form.deadlineText}</FromPlan>],
          [said.now, outlook && !outlook.held && tellTimeliness(words, form.step.id, outlook)],
        ]}
      />
    </>
  );
}
