import { expect, test } from 'vitest';
import { scanHead } from './scan-head.ts';

/** The page with `|` where the script goes. */
function marked(html: string): string {
  const { insertAt } = scanHead(html);
  return `${html.slice(0, insertAt)}|${html.slice(insertAt)}`;
}

test.each([
  '<!doctype html><html><head><meta charset="utf-8">|<link rel=stylesheet href=a.css></head>',
  '<!doctype html><html><head>|<link rel=stylesheet href=a.css><meta charset=utf-8></head>',
  '<html><head><title>a < b <head> </title><meta http-equiv=Content-Type content="text/html; charset=utf-8">|</head>',
  '<!-- <head> --><!DOCTYPE html>\r\n<html lang="en">|\r\n<body>',
  '<!doctype html>|<title>x</title><p>',
  '<!doctype html>|<p>',
  '<html><head>|<script>document.write("<meta charset=x><body>")</script><meta charset="utf-8">',
  '<html><head>|<template><p><meta charset="x"></template>',
])('puts the script after the encoding and before what blocks: %s', (page) => {
  expect(marked(page.replace('|', ''))).toBe(page);
});

test('tells pages from what is none', () => {
  expect(scanHead('<p>a</p>').kind).toBe('fragment');
  expect(scanHead('').kind).toBe('fragment');
  expect(scanHead('<html amp><head></head><body>').kind).toBe('amp');
  expect(scanHead('<html ⚡><head></head><body>').kind).toBe('amp');
  expect(scanHead('<html><head></head><frameset cols="1,2">').kind).toBe('frames');
  expect(scanHead('<body>').kind).toBe('page');
});

test('reads the declared encoding and the base of links', () => {
  const html = '<html><head><meta charset=" Latin1 "><base href="/docs/"></head>';
  expect(scanHead(html)).toMatchObject({ charset: 'latin1', base: '/docs/', hasHeadTag: true });
});
