import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type DayNumber, dayNumber, type OfficeCalendar, parseDay } from './dates';

/** Section III, in its order. */
export const STEPS = [
  'agency-review',
  'self-review',
  'member-opinion',
  'party-assessment',
  'recognition',
] as const;
export type Step = (typeof STEPS)[number];

export const isFilingStep = (step: Step): boolean => STEPS.indexOf(step) < 3;

const dayOfYear = z.object({ day: z.number(), month: z.number(), yearOffset: z.number() });
const body = z.object({ party: z.string() });
const memberBody = body.extend({ office: body });
const stepRules = z.object({
  deadline: dayOfYear,
  reminderDays: z.array(z.number()),
  reminds: z.array(z.string()),
  overdueDays: z.array(z.object({ day: z.number(), to: z.array(z.string()) })),
  releasedFirst: z.array(z.string()),
});

/** As much of a plan's file as letters depend on; the rest is left alone. */
const planFile = z.object({
  year: z.number(),
  timeZone: z.string(),
  reading: z.enum(['before-day', 'end-of-day']),
  opensOn: dayOfYear,
  letterTime: z.string(),
  dailyLetterTime: z.string(),
  bodies: z.object({
    provincialCommittee: body,
    partyBody: body,
    homeAffairs: body,
    committeeOffice: body,
    memberBodies: z.array(memberBody).default([]),
  }),
  steps: z.object({
    'agency-review': stepRules,
    'self-review': stepRules,
    'member-opinion': stepRules,
    'party-assessment': stepRules,
    recognition: stepRules,
  }),
  calendar: z.object({
    daysOff: z.array(z.object({ date: z.string(), document: z.string().optional() })),
    workingDays: z.array(z.object({ date: z.string() })),
  }),
});

export interface CheckedPlan extends Omit<z.output<typeof planFile>, 'calendar'> {
  calendar: OfficeCalendar;
}

/** Reads a plan's YAML anew, without the service's own loader. */
export function readPlan(file: string): CheckedPlan {
  const { calendar, ...plan } = planFile.parse(parse(readFileSync(file, 'utf8')));
  const confirmed = calendar.daysOff.filter(({ document }) => document !== undefined);
  return {
    ...plan,
    calendar: {
      off: new Set(confirmed.map(({ date }) => parseDay(date))),
      swapped: new Set(calendar.workingDays.map(({ date }) => parseDay(date))),
    },
  };
}

/** A day of the plan, such as 10/01 of the year after the evaluated one. */
export const planDay = (
  { year }: Pick<CheckedPlan, 'year'>,
  { day, month, yearOffset }: z.output<typeof dayOfYear>,
): DayNumber => dayNumber({ year: year + yearOffset, month, day });
