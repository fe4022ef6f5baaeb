export {
  type DocumentSection,
  type DocumentTable,
  type OfficialDocument,
  officialDocument,
} from './official-document.js';
