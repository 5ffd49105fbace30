import { joined, type Said, type Text } from '../../domain/text';
import { isTimeZone } from '../../domain/zone';
import { didYouMean } from '../did-you-mean';
import type { FieldFault } from '../files/schema-faults';
import type { PlanParts } from './parts';

/**
 * The parts of the world that IANA names places in. All other names are offsets (`Etc/GMT+7`), abbreviations (`EST`,
 * `UTC`) or old spellings: of what clocks in a province show they say nothing, or the reverse of what people read.
 */
const PLACE = /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//;

const WRITE: Text = {
  en: ': write the IANA name of a place, in Việt Nam Asia/Ho_Chi_Minh',
  vi: ': đề nghị ghi tên địa danh theo IANA, ở Việt Nam là Asia/Ho_Chi_Minh',
};

/** `Etc/GMT+7` is seven hours behind, not ahead. */
function reversed(zone: string): Said {
  const [, sign, hours] = /^(?:Etc\/)?GMT([+-])(\d{1,2})$/i.exec(zone) ?? [];
  if (sign === undefined || Number(hours) === 0) return '';
  const meant = `UTC${sign === '+' ? '−' : '+'}${hours}`;
  return { en: ` (by its sign it even means ${meant})`, vi: ` (theo dấu này còn là ${meant})` };
}

function messageOf(zone: string): Text | undefined {
  const zones = [...Intl.supportedValuesOf('timeZone'), 'Asia/Ho_Chi_Minh'];
  const near = didYouMean(zone, zones);
  if (!isTimeZone(zone)) {
    return joined({ en: `there is no time zone «${zone}»`, vi: `không có múi giờ «${zone}»` }, WRITE, near);
  }
  const exact = zones.find((name) => name.toLowerCase() === zone.toLowerCase());
  if (exact !== undefined && exact !== zone) {
    return { en: `must be written «${exact}»`, vi: `phải ghi là «${exact}»` };
  }
  if (PLACE.test(zone)) return undefined;
  return joined(
    { en: `«${zone}» is the zone of no place`, vi: `«${zone}» không phải là múi giờ của một địa danh` },
    reversed(zone),
    WRITE,
  );
}

/** All instants of a plan come from its zone: it must be a place's, whose clocks people there look at. */
export function zoneRule({ timeZone: zone }: PlanParts): FieldFault[] {
  const message = zone === undefined ? undefined : messageOf(zone);
  return message === undefined ? [] : [{ path: ['timeZone'], rule: 'no-such-zone', message }];
}
