import { useState } from 'react'
import { useApp } from '../../app'
import { signOut } from '../../backends/session'
import { paths } from '../../paths'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'

/** Ends the session, and with it all that this tab has read. */
export function LeaveButton() {
  const { queryClient } = useApp()
  const [failed, setFailed] = useState(false)
  const leave = async () => {
    try {
      await signOut()
    } catch {
      setFailed(true)
      return
    }
    queryClient.clear()
    const { forgetSnapshots } = await import('../../backends/crawl/snapshotStore')
    await forgetSnapshots()
    // loaded anew: nothing in this tab is left of what they saw, not even the address
    location.assign(paths.home())
  }
  return (
    <>
      {failed && (
        <ErrorNote
          title="You are still signed in"
          because="The console server does not answer, so it could not sign you out."
        />
      )}
      <Button onClick={() => void leave()}>Sign out</Button>
    </>
  )
}
