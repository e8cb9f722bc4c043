import type { Module } from '../kit/module/module.ts'

/** Every subject of the site, each before those that use it. Removing one is deleting its folder and its line. */
export const modules: readonly Module[] = []
