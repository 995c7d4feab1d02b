import { counted, grouped } from '../../../lib/counted'
import type { RegisteredModel } from '../../../registry/model'
import { Button } from '../../../ui/Button'
import { Popover } from '../../../ui/Popover'
import { MENU } from '../../common/menuLooks'
import { modelsCsv } from './modelsCsv'

interface Props {
  models: readonly RegisteredModel[]
  readSoFar: number
  complete: boolean
}

/** The models of the list as a file, and how many of how many they are. */
export function CsvMenu({ models, readSoFar, complete }: Props) {
  return (
    <Popover label="CSV" trigger="CSV" align="end" className={MENU}>
      <div className="max-w-64 space-y-2">
        <p>{extent(models.length, readSoFar, complete)}</p>
        <Button onClick={() => download(modelsCsv(models))}>
          Download {counted(models.length, 'model')}
        </Button>
        <p className="text-quiet">
          Every column and every tag. A cell that a spreadsheet would take for a formula begins with
          an apostrophe.
        </p>
      </div>
    </Popover>
  )
}

function extent(shown: number, read: number, complete: boolean): string {
  const models = counted(shown, 'model')
  if (complete)
    return shown === read ? `${models}: the whole list.` : `${models} of ${grouped(read)}.`
  return `${models} of the ${grouped(read)} read so far. There are more: scroll on or read on to have them in the file.`
}

function download(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'models.csv'
  link.click()
  // the browser has the file once it has begun; a little later is certain
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
