import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type FieldDefinition, fieldsOf, isAsked } from '@/components/cases/forms/definition';
import { findRequestForm, requestForms } from '@/components/cases/forms/registry';
import { technicalForm } from '@/components/cases/forms/technical';
import {
  checkDescription,
  checkRow,
  checkTechnical,
  checkTogether,
} from '@/components/cases/request/check-request';
import { blankValues, toItem } from '@/components/cases/request/values';
import { examples } from '@/lib/cases/schema/examples';
import { itemSchemas, PRODUCTS, REQUEST_TYPES, technicalCase } from '@/lib/cases/schema/open-case';

const answered = (fields: readonly FieldDefinition[]) =>
  fields.flatMap((field) => [field.name, ...(field.covers ?? [])]).sort();

/** What a person would have typed to ask for the item. */
function typed(fields: readonly FieldDefinition[], item: Record<string, unknown>): Record<string, string> {
  const asText = (field: FieldDefinition): string => {
    const value = item[field.name];
    if (value === undefined) return field.initial ?? '';
    if (!Array.isArray(value)) return String(value);
    const { entry } = field;
    return value.map((part) => (entry ? `${part[entry.name]} ${part[entry.level]}` : part)).join(', ');
  };
  return Object.fromEntries(
    fields.filter(({ name, initial }) => name in item || initial).map((field) => [field.name, asText(field)]),
  );
}

describe('every field of a schema is asked, and nothing else is', () => {
  for (const product of PRODUCTS)
    for (const request of REQUEST_TYPES)
      it(`${product} ${request}`, () => {
        const form = findRequestForm(product, request);
        expect(form && answered(fieldsOf(form))).toEqual(
          Object.keys(itemSchemas[product][request].shape).sort(),
        );
      });

  it('technical', () => {
    const askedBeside = ['account', 'kind', 'severity', 'relatedCase'];
    expect([...answered(technicalForm), ...askedBeside].sort()).toEqual(
      Object.keys(technicalCase.shape).sort(),
    );
  });

  it('offers exactly the choices the schema takes', () => {
    for (const form of requestForms) {
      const shape: Record<string, z.ZodType> = itemSchemas[form.product][form.request].shape;
      for (const field of fieldsOf(form).filter(({ options }) => options)) {
        for (const { value } of field.options ?? []) {
          const given = field.kind === 'choices' ? [value] : value;
          expect(shape[field.name]?.safeParse(given).success, `${form.title}: ${field.name} ${value}`).toBe(
            true,
          );
        }
        const refused = field.kind === 'choices' ? ['SOMETHING'] : 'SOMETHING';
        expect(shape[field.name]?.safeParse(refused).success).toBe(false);
      }
    }
  });

  it('marks as required what the schema requires of a row that answers nothing', () => {
    for (const form of requestForms) {
      const errors = checkRow(form, blankValues(form));
      const required = form.line.filter(
        (field) => field.required && field.initial === undefined && isAsked(field, blankValues(form)),
      );
      expect(Object.keys(errors).sort(), form.title).toEqual(required.map(({ name }) => name).sort());
    }
  });
});

describe('what is typed becomes what the schema takes', () => {
  for (const example of Object.values(examples)) {
    if (example.kind === 'TECHNICAL') continue;
    it(`${example.product} ${example.request}`, () => {
      const form = findRequestForm(example.product, example.request);
      if (!form) throw new Error('no form');
      const schema: z.ZodType = itemSchemas[example.product][example.request];
      for (const item of example.items) {
        const values = typed(fieldsOf(form), item);
        expect(checkRow(form, values)).toEqual({});
        expect(schema.parse(toItem(form, values))).toEqual(schema.parse(item));
      }
    });
  }

  it('sends null for what is taken away and nothing for what is not asked', () => {
    const form = findRequestForm('WORK', 'CHANGE');
    const item =
      form && toItem(form, { email: 'a@b.example', phoneNumber: '(remove)', deviceMac: '001A2B3C4D5E' });
    expect(item).toEqual({ email: 'a@b.example', phoneNumber: null });
  });
});

describe('errors stand at the field to correct, in the form’s words', () => {
  const workChange = findRequestForm('WORK', 'CHANGE');
  const workNew = findRequestForm('WORK', 'NEW_USER');

  it('never speaks of fields of the API', () => {
    for (const form of requestForms)
      for (const message of Object.values(checkRow(form, blankValues(form))))
        expect(message).not.toMatch(/userId|[A-Z]{3,}_|[a-z][A-Z]/);
  });

  it('asks for the value of a change that was chosen and left empty', () => {
    const errors = workChange && checkRow(workChange, { email: 'a@b.example', extension: '' });
    expect(errors?.extension).toBe('Enter the new value, or leave this change out.');
  });

  it('finds an address that is given twice or taken already', () => {
    if (!workNew) throw new Error('no form');
    const owners = new Map([['ada@halden.example', 'Ada Byron']]);
    const rows = [{ email: 'x@y.example' }, { email: 'X@y.example ' }, { email: 'ada@halden.example' }];
    expect(checkTogether(workNew, rows, owners)).toEqual([
      {},
      { email: 'User 1 has the same address.' },
      { email: 'Ada Byron has this address already.' },
    ]);
  });

  it('points at the level that is missing', () => {
    const form = findRequestForm('CONTACT_CENTER', 'CHANGE');
    const errors = form && checkRow(form, { email: 'a@b.example', skills: 'French' });
    expect(errors).toEqual({ skills: 'A level is 1 to 10.' });
  });

  it('takes any plain text as a description, and none', () => {
    expect(checkDescription(' ')).toBeUndefined();
    expect(checkDescription('From Monday on.\nThank you.')).toBeUndefined();
    expect(checkDescription('x'.repeat(10_001))).toBe('At most 10000 characters.');
  });

  it('checks the technical form', () => {
    expect(Object.keys(checkTechnical({ product: '', subject: ' ', description: '' })).sort()).toEqual([
      'description',
      'product',
      'subject',
    ]);
  });
});
