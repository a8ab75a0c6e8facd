/**
 * Everything but search that a library needs: books, lists, the index, edits. A worker loads it when it
 * is first asked for one of them, so that search, which is asked first, does not wait for it.
 */
export { openBook, openPcsTables } from './book';
export { checkEncounter } from './edits/check-encounter';
export { lookUpIndex } from './index-lookup';
export { readPack } from './pack/envelope';
export { decodeIndex } from './pack/index-terms';
export { decodeLists } from './pack/lists';
export { decodeNames } from './pack/names';
export { decodeNotes } from './pack/notes';
export { decodePcs } from './pack/pcs';
export { phrasesOfIndex } from './search/phrases';
