import type { Capture } from '../model/capture.ts';

/** Which part of a file that is too long to be read at once: its first and last byte, from 0 (as in RFC 9110). */
export const partName = (from: number, to: number): string => `bytes ${from}-${to - 1}`;

export const isPart = ({ member }: Capture): boolean => /^bytes \d/.test(member ?? '');
