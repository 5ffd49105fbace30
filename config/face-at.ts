import type { FaceAt } from '../domain/face-at';
import type { Text } from '../domain/text';
import type { Environment } from './environment';

/** The settings that letters need to have links; the worker and the API have the same. */
const FACE_SETTINGS = ['PUBLIC_URL', 'INSTALLATION_SECRET'] as const;
export type FaceSetting = (typeof FACE_SETTINGS)[number];

/** Where letters link to; undefined, with what is not set, where they have no links. */
export function faceAtOf({
  PUBLIC_URL: publicUrl,
  INSTALLATION_SECRET: secret,
}: Pick<Environment, FaceSetting>): { faceAt?: FaceAt; notSet: FaceSetting[] } {
  if (publicUrl !== undefined && secret !== undefined) return { faceAt: { publicUrl, secret }, notSet: [] };
  const values = { PUBLIC_URL: publicUrl, INSTALLATION_SECRET: secret };
  return { notSet: FACE_SETTINGS.filter((name) => values[name] === undefined) };
}

/** For the person who runs the service. */
export const noLinksNotice = (notSet: readonly string[]): Text => ({
  en: `Letters have no links: set ${notSet.join(' and ')}.`,
  vi: `Thư không có đường dẫn nộp trực tuyến: cần đặt ${notSet.join(' và ')}.`,
});
