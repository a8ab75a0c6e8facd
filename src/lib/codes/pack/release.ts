/** What taking in a release needs and looking up does not: a worker loads it when it is asked for. */
export { readOwnList } from '$lib/codes/read/own-list';
export { planBuild } from './build';
export { digestText, readPack } from './envelope';
export { encodeNames } from './names';
export { sortFiles } from './sort-files';
