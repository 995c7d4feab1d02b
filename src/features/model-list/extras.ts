import { facetsOf } from '../../registry/facets'
import { chooseColumns } from './chooseColumns'
import { ListFoot } from './ListFoot'
import { NotKeptHere } from './NotKeptHere'
import { groupRows } from './groupRows'
import { keepModels } from './keepModels'
import { FacetPanel } from './search/FacetPanel'
import { fillIn, toCount } from './reading/fillIn'
import { FromReading } from './reading/FromReading'
import { ReadingNote } from './reading/ReadingNote'
import { SearchField } from './search/SearchField'
import { toggleTerm } from './search/typed'
import { ListTools } from './tools/ListTools'

/** What the first rows of the list don't need: one chunk, loaded once they are there. */
export const extras = {
  FacetPanel,
  FromReading,
  ListFoot,
  ListTools,
  NotKeptHere,
  ReadingNote,
  SearchField,
  chooseColumns,
  facetsOf,
  fillIn,
  groupRows,
  keepModels,
  toCount,
  toggleTerm,
}
