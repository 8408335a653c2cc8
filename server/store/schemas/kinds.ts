import { Schema } from 'mongoose';

/** How every collection is kept: what is not in its schema is refused. */
export const options = { versionKey: false, strict: 'throw', minimize: false } as const;

/** The kinds of fields. */
export const text = { type: String, required: true } as const;
export const optionalText = { type: String, default: null } as const;
export const moment = { type: Date, required: true } as const;
export const optionalMoment = { type: Date, default: null } as const;
export const bytes = { type: Buffer, required: true } as const;
export const whole = { type: Number, required: true } as const;
export const anything = Schema.Types.Mixed;

/** As it lies in the database: `_id` instead of `id`. */
export type Stored<T extends { id: string }> = Omit<T, 'id'> & { _id: string };
