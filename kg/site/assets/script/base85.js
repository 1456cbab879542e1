"use strict";
/* Reads back what kg/site/packing.py writes; stands before single-file.js and sparql-worker.js. */
/** Bytes from the text that holds them, five characters for four (kg/site/packing.py). */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";
const unwritten = (text) => {
  const value = new Uint8Array(128).fill(84), raw = new Uint8Array(Math.ceil(text.length / 5) * 4);
  for (let i = 0; i < 85; i += 1) value[DIGITS.charCodeAt(i)] = i;
  for (let i = 0, at = 0; i < text.length; i += 5, at += 4) {
    let word = 0;
    for (let k = i; k < i + 5; k += 1) word = word * 85 + (k < text.length ? value[text.charCodeAt(k)] : 84);
    raw[at] = word >>> 24;
    raw[at + 1] = word >>> 16;
    raw[at + 2] = word >>> 8;
    raw[at + 3] = word;
  }
  return raw.subarray(0, Math.floor((text.length * 4) / 5));
};
