import { z } from 'zod';
import { instant, slug } from '../../use-cases/input/fields';

export const previewBody = z.strictObject({ plan: slug, register: slug, openedAt: instant.optional() });
